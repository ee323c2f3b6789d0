import type { DesiredResource, Value } from "@zerolake/resources";
import { reportAwaited } from "../../../answers/report-awaited.ts";
import { chosenList, type LoweringContext, numberSetting, type Part, type Peer, textSetting } from "../../../lowering.ts";
import { isOwnCode } from "../../jobs/job-code.ts";
import { ref } from "../../part-address.ts";
import { lakeTables, sqlName, zoneWritten } from "../../tables/lake-tables.ts";
import { artefactObject, artefactStore } from "../artefact.ts";
import { policyLogicalName } from "../iam.ts";
import { nameOf } from "../names.ts";
import { privateNetwork, securityGroupId } from "../private-network.ts";
import { awsResource } from "../resource.ts";
import { flinkSql } from "./flink-sql.ts";
import type { FlinkTableSink } from "./flink-tables.ts";

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
  const statements = flinkSql({
    reader: context,
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

function tableSink(context: LoweringContext, lake: Peer): FlinkTableSink {
  const zone = zoneWritten(lake.component, { component: context.component, edge: lake.edge });
  const table = lakeTables(lake.component, context.environment).find((candidate) => candidate.zone === zone);
  return { lake, zone, table: table?.name ?? sqlName(lake.component.id) };
}

/** Jars that the statements need, as `<https address>#<sha256>`; the environment names them, nothing is downloaded unnamed. */
export function connectors(context: LoweringContext): readonly string[] {
  return chosenList(context, "flinkConnectors");
}

/** SQL cannot start without its connectors; own code brings them. */
export function waitingForConnectors(context: LoweringContext): { readonly deferredUntil?: string } {
  if (isOwnCode(context) || connectors(context).length > 0) return {};
  reportAwaited(context, {
    answer: "flinkConnectors",
    severity: "warning",
    message: `“${context.component.title}” does not run yet: nobody has named the connectors of its statements.`,
  });
  return { deferredUntil: "its connectors are named in the environment's settings" };
}
