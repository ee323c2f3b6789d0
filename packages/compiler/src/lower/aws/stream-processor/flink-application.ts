import type { DesiredResource } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { flinkJob, flinkSql } from "../../flink/flink-sql.ts";
import { jobProperties } from "../../flink/job-properties.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { ref } from "../../part-address.ts";
import { artefactObject, artefactStore } from "../artefact.ts";
import { policyLogicalName } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { awsFlinkPlaces } from "./flink-places.ts";

const APPLICATION = "AWS::KinesisAnalyticsV2::Application";
const FLINK = "FLINK-1_20";
const MS_PER_SECOND = 1000;
const MIN_PAUSE_MS = 5000;

export function applicationName(part: Part): string {
  return nameOf(part, APPLICATION, "application");
}

/** The application with its code: parallelism, checkpoints and the statements that its arrows and its user ask for. */
export function flinkApplication(context: LoweringContext, isPrivate: boolean): readonly DesiredResource[] {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const own = isOwnCode(context) ? textSetting(context, "artefactKey") : undefined;
  const code = own === undefined ? artefactObject(context, { name: "code", artefact: "flink-job" }) : undefined;
  return [
    ...(code ? [code.resource] : []),
    awsResource(context, {
      name: "application",
      type: APPLICATION,
      minutes: [1, 3],
      properties: {
        ApplicationName: applicationName(context),
        ApplicationMode: "STREAMING",
        RuntimeEnvironment: FLINK,
        ServiceExecutionRole: ref(context, "role", "Arn"),
        ApplicationConfiguration: {
          ApplicationCodeConfiguration: {
            CodeContentType: "ZIPFILE",
            CodeContent: { S3ContentLocation: { BucketARN: artefactStore(context).bucketArn, FileKey: own ?? code?.key } },
          },
          FlinkApplicationConfiguration: flinkConfiguration(context),
          ApplicationSnapshotConfiguration: { SnapshotsEnabled: true },
          ApplicationSystemRollbackConfiguration: context.target.tier === "production" ? { RollbackEnabled: true } : undefined,
          EnvironmentProperties: { PropertyGroups: propertyGroups(context) },
          VpcConfigurations: isPrivate
            ? [{ SubnetIds: privateNetwork(context).privateSubnetIds, SecurityGroupIds: [securityGroupId(context)] }]
            : undefined,
          ApplicationEncryptionConfiguration: keyArn === undefined ? undefined : { KeyType: "CUSTOMER_MANAGED_KEY", KeyId: keyArn },
        },
      },
      dependsOn: [policyLogicalName(), "logStream", "code"],
    }),
  ];
}

function flinkConfiguration(context: LoweringContext) {
  return {
    CheckpointConfiguration: {
      ConfigurationType: "CUSTOM",
      CheckpointingEnabled: true,
      CheckpointInterval: numberSetting(context, "checkpointSeconds", 60) * MS_PER_SECOND,
      MinPauseBetweenCheckpoints: MIN_PAUSE_MS,
    },
    MonitoringConfiguration: { ConfigurationType: "CUSTOM", LogLevel: "INFO", MetricsLevel: "TASK" },
    ParallelismConfiguration: {
      ConfigurationType: "CUSTOM",
      Parallelism: numberSetting(context, "parallelism", 1),
      ParallelismPerKPU: 1,
      AutoScalingEnabled: context.target.tier === "prototype" ? undefined : true,
    },
  };
}

/** The first group tells the service which file starts; the second is read by the job. */
function propertyGroups(context: LoweringContext) {
  const statements = flinkSql(flinkJob(context), awsFlinkPlaces(context, applicationName(context)));
  return [
    { PropertyGroupId: "kinesis.analytics.flink.run.options", PropertyMap: { python: "main.py" } },
    { PropertyGroupId: "job", PropertyMap: jobProperties(context, statements) },
  ];
}
