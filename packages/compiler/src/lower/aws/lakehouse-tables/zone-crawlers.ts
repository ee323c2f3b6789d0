import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { isGoverned, zonesOf } from "../../tables/lake-tables.ts";
import { crawlInto, writeCrawlerLogs } from "../glue-crawler.ts";
import { allow, policyLogicalName, roleArn, workloadRole } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { databaseName, lakeBucketArn } from "./glue-lake.ts";

const CRAWLER = "AWS::Glue::Crawler";
export const CRAWLER_ROLE = "crawlerRole";
const HOURLY = "cron(15 * * * ? *)";

/** Writers register their tables themselves; an hourly look at each zone is the safety net. `targets` names what to look at. */
export function zoneCrawlers(context: LoweringContext, targets: (zone: string) => LooseMap): readonly DesiredResource[] {
  return [
    ...workloadRole(context, { name: CRAWLER_ROLE, services: ["glue.amazonaws.com"], usesKey: true, baseline: crawlerRights(context) }),
    ...zonesOf(context.component).map((zone) =>
      awsResource(context, {
        name: "crawler",
        key: zone,
        type: CRAWLER,
        properties: {
          Name: nameOf(context, CRAWLER, "crawler", zone),
          Role: roleArn(context, CRAWLER_ROLE),
          DatabaseName: databaseName(context, zone),
          Targets: targets(zone),
          SchemaChangePolicy: { UpdateBehavior: "UPDATE_IN_DATABASE", DeleteBehavior: "LOG" },
          Schedule: { ScheduleExpression: HOURLY },
        },
        dependsOn: ["database", policyLogicalName(CRAWLER_ROLE)],
      }),
    ),
  ];
}

function crawlerRights(context: LoweringContext) {
  const databases = zonesOf(context.component).map((zone) => databaseName(context, zone));
  return [
    allow(["s3:GetObject", "s3:ListBucket", "s3:GetBucketLocation"], [lakeBucketArn(context), `${lakeBucketArn(context)}/*`]),
    crawlInto(context, databases),
    ...(isGoverned(context.component, context.environment) ? [allow(["lakeformation:GetDataAccess"], ["*"])] : []),
    writeCrawlerLogs(context),
  ];
}
