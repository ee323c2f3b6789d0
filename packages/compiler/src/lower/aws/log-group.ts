import type { DesiredResource } from "@zerolake/resources";
import type { LoweringContext, Statement } from "../../lowering.ts";
import { logRetentionDays } from "../../sizing/log-retention-days.ts";
import { addressIn } from "../part-address.ts";
import { legalName, type Named, ownerSuffix } from "../physical-name.ts";
import { arn } from "./arn.ts";
import { allow } from "./iam.ts";
import { awsResource } from "./resource.ts";

/** Log groups have no name rule of their own in the registry; the cloud takes up to 512 characters. */
const NAME_RULE = { max: 200, style: "hyphen" } as const;

/** `purpose` says what writes there, e.g. `firehose`; Step Functions asks for names under `/aws/vendedlogs/`. */
export function logGroupName(part: Named, purpose: string, prefix = "/zerolake"): string {
  const { environment } = part.target;
  const words = [environment.namePrefix, environment.name, part.component.id];
  return `${prefix}/${legalName(words, ownerSuffix(environment, addressIn(part, "log")), NAME_RULE)}/${purpose}`;
}

export function logGroupArn(part: Named, purpose: string, prefix?: string): string {
  return arn(part, "logs", `log-group:${logGroupName(part, purpose, prefix)}:*`);
}

interface LogGroupOptions {
  /** Logical name; default `log`. */
  readonly name?: string;
  readonly prefix?: string;
}

/** A log group of a component, encrypted with the customer key when there is one. */
export function logGroup(context: LoweringContext, purpose: string, { name = "log", prefix }: LogGroupOptions = {}): DesiredResource {
  return awsResource(context, {
    name,
    type: "AWS::Logs::LogGroup",
    properties: {
      LogGroupName: logGroupName(context, purpose, prefix),
      RetentionInDays: logRetentionDays(context.target.tier),
      KmsKeyId: context.platform("encryption-key")?.["keyArn"],
    },
  });
}

/** What a service needs to write into the component's own log group. */
export function writeLogs(part: Named, purpose: string): Statement {
  return allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroupArn(part, purpose)]);
}
