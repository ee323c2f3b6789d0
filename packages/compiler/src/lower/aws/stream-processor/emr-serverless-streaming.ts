import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { streamArguments } from "../../jobs/stream-arguments.ts";
import { ref } from "../../part-address.ts";
import { artefactStore } from "../artefact.ts";
import { policyLogicalName, roleArn } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { applicationName, emrApplication } from "../spark-engine/emr-application.ts";
import { jobFiles } from "../spark-engine/job-files.ts";
import { targetArguments } from "../spark-engine/spark-run.ts";

const RUN = "Zerolake::EMRServerless::StreamingJob";
/** Streams that a worker reads at the same time. */
const PARALLELISM_PER_WORKER = 4;
/** Part of the release. */
const KINESIS_CONNECTOR = "/usr/share/aws/kinesis/spark-sql-kinesis/lib/spark-streaming-sql-kinesis-connector.jar";
/** Not part of it: loaded from Maven Central when the job starts. */
const KAFKA_PACKAGES = "org.apache.spark:spark-sql-kafka-0-10_2.12:3.5.6,software.amazon.msk:aws-msk-iam-auth:2.3.2";

/** Spark Structured Streaming without a cluster: one job per stream and table that is drawn, from the moment it is made. */
export const emrServerlessStreaming: Lowering = {
  cloud: "aws",
  kind: "stream-processor",
  variant: "emr-serverless-streaming",
  service: "Amazon EMR Serverless, streaming jobs",
  gap: "SQL sees one micro-batch at a time, so windows over longer times need a job of yours; Kafka's connector is loaded from Maven Central",
  minutes: [2, 6],
  outputs: (part) => {
    const application = { sparkApplicationName: applicationName(part), roleArn: roleArn(part), region: part.target.region };
    return { ports: { events: application, tables: application, features: application, vectors: application } };
  },
  refuses: (_self, data, direction, peer) =>
    direction === "out" && (data === "events" || data === "vectors")
      ? `Spark writes tables here, not “${peer.component.title}”: use Flink for it, or put another job behind the tables.`
      : undefined,
  lower: (context) => {
    const files = jobFiles(context);
    const workersMax = Math.max(1, Math.ceil(numberSetting(context, "parallelism", 1) / PARALLELISM_PER_WORKER));
    return [
      ...emrApplication(context, { workersMax, connectors: connectorsFor(context.incoming("events")) }),
      ...files.resources,
      ...context.incoming("events").flatMap((stream) => context.outgoing("tables").map((lake) => job(context, { stream, lake, ...files }))),
    ];
  },
};

function connectorsFor(streams: readonly Peer[]): Readonly<Record<string, string>> {
  const hasKafka = streams.some(({ outputs }) => outputs["protocol"] === "kafka");
  const hasKinesis = streams.some(({ outputs }) => outputs["protocol"] === "kinesis");
  return { ...(hasKinesis ? { "spark.jars": KINESIS_CONNECTOR } : {}), ...(hasKafka ? { "spark.jars.packages": KAFKA_PACKAGES } : {}) };
}

interface Job {
  readonly stream: Peer;
  readonly lake: Peer;
  readonly entryPoint: string;
  readonly sqlUri: string | undefined;
}

function job(context: LoweringContext, { stream, lake, entryPoint, sqlUri }: Job): DesiredResource {
  const key = `${stream.component.id}.${lake.component.id}`;
  return awsResource(context, {
    name: "job",
    key,
    type: RUN,
    via: "sdk:emr-serverless",
    minutes: [1, 3],
    properties: {
      ApplicationId: ref(context, "application", "ApplicationId"),
      ExecutionRoleArn: roleArn(context),
      Name: nameOf(context, RUN, "job", key),
      EntryPoint: entryPoint,
      Arguments: streamArguments(context, {
        source: streamAddress(stream),
        table: targetArguments(lake, context, context.environment),
        checkpoint: `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/checkpoints/${key}/`,
        sqlUri,
      }),
    },
    dependsOn: [policyLogicalName(), "code", "sql"],
  });
}

/** All topics of a stream in one address. */
function streamAddress({ outputs }: Peer): Value {
  const region = String(outputs["region"]);
  const names = (outputs["protocol"] === "kafka" ? outputs["topics"] : outputs["streamNames"]) as readonly Value[];
  const list = names.map(String).join(",");
  if (outputs["protocol"] !== "kafka") return `kinesis://${region}/${list}`;
  return join("kafka://", outputs["bootstrapServers"] ?? "", `/${list}?iam=${region}`);
}
