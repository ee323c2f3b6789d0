import type { DesiredResource, Value } from "@zerolake/resources";
import { flagSetting, type Lowering, type LoweringContext, numberSetting, type Part, textSetting } from "../../../lowering.ts";
import { arn } from "../arn.ts";
import { artefactObject, artefactStore, useArtefacts } from "../artefact.ts";
import { allow, policyLogicalName, workloadRole } from "../iam.ts";
import { lakeTables, sqlName, zoneWritten } from "../lakehouse-tables/lake-tables.ts";
import { logGroup, logGroupArn, logGroupName } from "../log-group.ts";
import { nameOf } from "../names.ts";
import { hasPrivatePeer, NETWORK_INTERFACE_ACTIONS, privateNetwork, securityGroup, securityGroupId } from "../private-network.ts";
import { awsResource, ref } from "../resource.ts";
import { type FlinkTableSink, flinkSql } from "./flink-sql.ts";

const APPLICATION = "AWS::KinesisAnalyticsV2::Application";
const FLINK = "FLINK-1_20";
const LOG_PURPOSE = "flink";
const LOG_STREAM = "app";
const MS_PER_SECOND = 1000;
const MIN_PAUSE_MS = 5000;

/** One Flink application per job; it runs from the moment it is made until it is taken away. */
export const msfFlink: Lowering = {
  cloud: "aws",
  kind: "stream-processor",
  variant: "msf-flink",
  service: "Amazon Managed Service for Apache Flink",
  gap: "one job per application; Flink versions are those of the service",
  minutes: [2, 8],
  outputs: (part) => {
    const application = {
      applicationName: applicationName(part),
      applicationArn: arn(part, "kinesisanalytics", `application/${applicationName(part)}`),
    };
    return { ports: { events: application, tables: application, features: application, vectors: application } };
  },
  lower: (context) => {
    const isPrivate = hasPrivatePeer(context);
    reportFeatures(context);
    return [
      logGroup(context, LOG_PURPOSE),
      awsResource(context, {
        name: "logStream",
        type: "AWS::Logs::LogStream",
        properties: { LogGroupName: logGroupName(context, LOG_PURPOSE), LogStreamName: LOG_STREAM },
        dependsOn: ["log"],
      }),
      ...workloadRole(context, { services: ["kinesisanalytics.amazonaws.com"], baseline: jobRights(context, isPrivate) }),
      ...(isPrivate ? [securityGroup(context, { description: `Flink of ${context.component.id}` })] : []),
      ...application(context, isPrivate),
      ...running(context),
    ];
  },
};

function applicationName(part: Part): string {
  return nameOf(part, APPLICATION, "application");
}

function jobRights(context: LoweringContext, isPrivate: boolean) {
  return [
    ...useArtefacts(context),
    allow(["logs:DescribeLogStreams", "logs:PutLogEvents"], [logGroupArn(context, LOG_PURPOSE)]),
    allow(["logs:DescribeLogGroups"], [arn(context, "logs", "log-group:*")]),
    allow(["cloudwatch:PutMetricData"], ["*"], { StringEquals: { "cloudwatch:namespace": "AWS/KinesisAnalytics" } }),
    ...(isPrivate ? [allow(NETWORK_INTERFACE_ACTIONS, ["*"])] : []),
  ];
}

/** SQL writes tables and streams; single feature values need code of the user's own. */
function reportFeatures(context: LoweringContext): void {
  if (isOwnCode(context)) return;
  for (const { component } of context.outgoing("features")) {
    context.report({
      severity: "info",
      code: "ZL-STREAM-FEATURES",
      message: `The generated Flink job writes tables and streams; values for “${component.title}” need a job of your own.`,
      target: { component: context.component.id, setting: "job" },
      hint: "Set the job to your own artefact; its role may already write the feature groups.",
    });
  }
}

function isOwnCode(context: LoweringContext): boolean {
  return textSetting(context, "job", "sql") === "artefact" && textSetting(context, "artefactKey", "") !== "";
}

function application(context: LoweringContext, isPrivate: boolean): readonly DesiredResource[] {
  const keyArn = context.platform("encryption-key")?.["keyArn"];
  const own = isOwnCode(context) ? textSetting(context, "artefactKey") : undefined;
  const code = own === undefined ? artefactObject(context, { name: "code", artefact: "flink-job" }) : undefined;
  return [
    ...(code ? [code.resource] : []),
    awsResource(context, {
      name: "application",
      type: APPLICATION,
      holdsData: true,
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
  const statements = flinkSql({
    sources: context.incoming("events"),
    tableSinks: context.outgoing("tables").map((lake) => tableSink(context, lake)),
    eventSinks: context.outgoing("events"),
    isUpsert: textSetting(context, "mode", "append") === "upsert",
    group: applicationName(context),
    sql: textSetting(context, "sql", ""),
  });
  const pieces = statements.flatMap(piecesOf).map((piece, index) => [`sql.${index + 1}`, piece] as const);
  const jars = connectors(context).join("\n");
  return [
    { PropertyGroupId: "kinesis.analytics.flink.run.options", PropertyMap: { python: "main.py" } },
    { PropertyGroupId: "job", PropertyMap: { ...Object.fromEntries(pieces), connectors: jars === "" ? undefined : jars } },
  ];
}

/** A property takes 2,048 characters; generated statements with an address in them stay far below that. */
const PIECE_LENGTH = 2000;

function piecesOf(statement: Value): readonly Value[] {
  if (typeof statement !== "string") return [statement];
  return Array.from({ length: Math.ceil(statement.length / PIECE_LENGTH) }, (_, index) =>
    statement.slice(index * PIECE_LENGTH, (index + 1) * PIECE_LENGTH),
  );
}

function tableSink(context: LoweringContext, lake: ReturnType<LoweringContext["outgoing"]>[number]): FlinkTableSink {
  const zone = zoneWritten(lake.component, { component: context.component, edge: lake.edge });
  const table = lakeTables(lake.component, context.environment).find((candidate) => candidate.zone === zone);
  return { lake, zone, table: table?.name ?? sqlName(lake.component.id) };
}

/** Jars that the statements need, as `<https address>#<sha256>`; the environment names them, nothing is downloaded unnamed. */
function connectors(context: LoweringContext): readonly string[] {
  const named = context.target.choices["flinkConnectors"];
  return Array.isArray(named) ? named.filter((item): item is string => typeof item === "string") : [];
}

function running(context: LoweringContext): readonly DesiredResource[] {
  const isReady = isOwnCode(context) || connectors(context).length > 0;
  return [
    awsResource(context, {
      name: "logging",
      type: "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption",
      via: "sdk:kinesisanalyticsv2",
      properties: {
        ApplicationName: ref(context, "application", "ApplicationName"),
        CloudWatchLoggingOption: {
          LogStreamARN: arn(context, "logs", `log-group:${logGroupName(context, LOG_PURPOSE)}:log-stream:${LOG_STREAM}`),
        },
      },
      dependsOn: ["logStream"],
    }),
    awsResource(context, {
      name: "running",
      type: "Zerolake::KinesisAnalytics::RunningApplication",
      via: "sdk:kinesisanalyticsv2",
      minutes: [1, 5],
      properties: {
        ApplicationName: ref(context, "application", "ApplicationName"),
        AllowNonRestoredState: !flagSetting(context, "exactlyOnce"),
      },
      dependsOn: ["logging"],
      ...(isReady ? {} : { deferredUntil: "the connectors of the Flink job are named for this environment" }),
    }),
  ];
}
