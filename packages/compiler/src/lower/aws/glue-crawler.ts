import type { Part, Statement } from "../../lowering.ts";
import { arn } from "./arn.ts";
import { glueArns } from "./glue-arns.ts";
import { allow } from "./iam.ts";

/** Finding tables and partitions and registering them; a crawler never deletes what it found before. */
const CATALOG_ACTIONS = [
  "glue:GetDatabase",
  "glue:GetTable",
  "glue:GetTables",
  "glue:GetPartition",
  "glue:GetPartitions",
  "glue:BatchGetPartition",
  "glue:CreateTable",
  "glue:UpdateTable",
  "glue:CreatePartition",
  "glue:BatchCreatePartition",
  "glue:UpdatePartition",
];

/** What a crawler needs to register what it finds in these databases. */
export function crawlInto(part: Part, databases: readonly string[]): Statement {
  return allow(CATALOG_ACTIONS, glueArns(part, databases));
}

/** Crawlers write their logs into one group of the account. */
export function writeCrawlerLogs(part: Part): Statement {
  return allow(["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], [arn(part, "logs", "log-group:/aws-glue/crawlers:*")]);
}
