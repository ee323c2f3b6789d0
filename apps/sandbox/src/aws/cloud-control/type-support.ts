import { loadSchemas } from "../../schema/load-schemas.ts";
import type { ResourceSchema } from "../../schema/resource-schema.ts";
import { AwsError } from "../aws-error.ts";

/** Types that CloudFormation knows and Cloud Control refuses: their own services have to be called. */
const NOT_PROVISIONABLE = new Set([
  "AWS::Budgets::Budget",
  "AWS::EMR::Cluster",
  "AWS::Glue::Table",
  "AWS::IAM::Policy",
  "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption",
  "AWS::LakeFormation::DataLakeSettings",
  "AWS::LakeFormation::Resource",
  "AWS::SQS::QueuePolicy",
]);

export function isProvisionable(type: string): boolean {
  return !NOT_PROVISIONABLE.has(type);
}

/** The schema of a type that Cloud Control manages; refuses others as the service does. */
export async function supportedSchema(type: string, action: string): Promise<ResourceSchema> {
  const schema = (await loadSchemas()).find(type);
  if (!schema) throw new AwsError("TypeNotFoundException", `The type '${type}' cannot be found.`);
  if (!isProvisionable(type)) {
    throw new AwsError("UnsupportedActionException", `Resource type ${type} does not support ${action} action`);
  }
  return schema;
}
