import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { ref } from "../../part-address.ts";
import { policyLogicalName, roleArn } from "../iam.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import { applicationName, emrApplication } from "../spark-engine/emr-application.ts";
import { jobFiles } from "../spark-engine/job-files.ts";
import { refusesOtherThanTables, type SparkStream, sparkStreamArguments, sparkStreams } from "./spark-stream.ts";

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
  refuses: refusesOtherThanTables,
  lower: (context) => {
    const files = jobFiles(context);
    const workersMax = Math.max(1, Math.ceil(numberSetting(context, "parallelism", 1) / PARALLELISM_PER_WORKER));
    return [
      ...emrApplication(context, { workersMax, connectors: connectorsFor(context.incoming("events")) }),
      ...files.resources,
      ...sparkStreams(context).map((stream) => job(context, { ...stream, ...files })),
    ];
  },
};

function connectorsFor(streams: readonly Peer[]): Readonly<Record<string, string>> {
  const hasKafka = streams.some(({ outputs }) => outputs["protocol"] === "kafka");
  const hasKinesis = streams.some(({ outputs }) => outputs["protocol"] === "kinesis");
  return { ...(hasKinesis ? { "spark.jars": KINESIS_CONNECTOR } : {}), ...(hasKafka ? { "spark.jars.packages": KAFKA_PACKAGES } : {}) };
}

interface Job extends SparkStream {
  readonly entryPoint: string;
  readonly sqlUri: string | undefined;
}

function job(context: LoweringContext, { entryPoint, sqlUri, ...stream }: Job): DesiredResource {
  const { key } = stream;
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
      Arguments: sparkStreamArguments(context, stream, { sqlUri }),
    },
    dependsOn: [policyLogicalName(), "code", "sql"],
  });
}
