import type { DirectHandler } from "../direct-handler.ts";
import { bootstrapBrokers } from "./bootstrap-brokers.ts";
import { budget } from "./budget.ts";
import { databaseUser } from "./database-user.ts";
import { flinkLogOption } from "./flink-log-option.ts";
import { flinkRun } from "./flink-run.ts";
import { glueStreamingRun } from "./glue-streaming-run.ts";
import { glueTable } from "./glue-table.ts";
import { lakeFormationLocation } from "./lake-formation-location.ts";
import { lakeFormationSettings } from "./lake-formation-settings.ts";
import { replicationRun } from "./replication-run.ts";
import { s3Object } from "./s3-object.ts";
import { streamingJob } from "./streaming-job.ts";
import { vectorTable } from "./vector-table.ts";

/** One handler per type that Cloud Control does not manage. */
const DIRECT_HANDLERS: Readonly<Record<string, DirectHandler>> = {
  "AWS::Budgets::Budget": budget,
  "AWS::Glue::Table": glueTable,
  "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption": flinkLogOption,
  "AWS::LakeFormation::DataLakeSettings": lakeFormationSettings,
  "AWS::LakeFormation::Resource": lakeFormationLocation,
  "Zerolake::DMS::RunningReplication": replicationRun,
  "Zerolake::EMRServerless::StreamingJob": streamingJob,
  "Zerolake::Glue::StreamingRun": glueStreamingRun,
  "Zerolake::KinesisAnalytics::RunningApplication": flinkRun,
  "Zerolake::MSK::BootstrapBrokers": bootstrapBrokers,
  "Zerolake::RDS::DatabaseUser": databaseUser,
  "Zerolake::RDS::VectorTable": vectorTable,
  "Zerolake::S3::Object": s3Object,
};

/** Throws for a type without a handler: the compiler and this table belong together. */
export function directHandlerOf(type: string, via: string): DirectHandler {
  const handler = DIRECT_HANDLERS[type];
  if (!handler) throw new Error(`The AWS driver has no handler for ${type} (${via})`);
  return handler;
}
