import { type DesiredResource, join, type Value } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { streamArguments } from "../../jobs/stream-arguments.ts";
import { textsOf } from "../../texts-of.ts";
import { useWorkFolder, workFolder, workUri } from "../artefact.ts";
import { metastoreOf, useMetastore } from "../catalog/metastore-of.ts";
import { type StreamLogin, streamLogin } from "../event-stream/stream-login.ts";
import { GRANTS, grant, IDENTITY, identityEmail, onProject, workloadIdentity } from "../iam.ts";
import { afterKeyGrant } from "../key.ts";
import { nameOf } from "../names.ts";
import { gcpResource } from "../resource.ts";
import { jobFiles, sqlUri } from "../spark-engine/job-files.ts";
import { sparkBatch } from "../spark-engine/spark-batch.ts";
import { storesOf } from "../spark-engine/spark-catalog.ts";
import { targetArguments } from "../spark-engine/spark-run.ts";

const BATCH = "dataproc.batch";
/** Two weeks, the most that the service takes. */
const LONGEST = "1209600s";
/** Streams that an executor reads at the same time. */
const PARALLELISM_PER_EXECUTOR = 4;
const EXECUTORS_MIN = 2;

/** Spark Structured Streaming without a cluster: one job per stream and table that is drawn, from the moment it is made. */
export const sparkStreaming: Lowering = {
  cloud: "gcp",
  kind: "stream-processor",
  variant: "spark-streaming",
  service: "Managed Service for Apache Spark (Dataproc Serverless), streaming",
  gap: "a job ends after two weeks: deploying again starts it where it was; SQL sees one micro-batch at a time; connectors are loaded from Maven Central",
  minutes: [2, 6],
  needs: ["network"],
  outputs: (part) => {
    const identity = { identity: identityEmail(part), region: part.target.region };
    return { ports: { events: identity, tables: identity, features: identity, vectors: identity } };
  },
  refuses: (_self, data, direction, peer) => {
    if (direction === "out" && (data === "events" || data === "vectors"))
      return `Spark writes tables here, not “${peer.component.title}”: use Dataflow for it, or put another job behind the tables.`;
    if (data === "events" && peer.variant === "pubsub")
      return `Spark does not read Pub/Sub here: choose Kafka as the engine of “${peer.component.title}”, or let the cloud choose the job's engine.`;
    return data === "tables" && direction === "out" && peer.variant === "bigquery-iceberg"
      ? `Spark does not write tables that BigQuery manages: switch managed tables off for “${peer.component.title}”.`
      : undefined;
  },
  lower: (context) => [
    ...workloadIdentity(context, [
      grant("roles/dataproc.worker", onProject(context)),
      ...useWorkFolder(context),
      ...useMetastore(metastoreFor(context)),
    ]),
    workFolder(context),
    ...jobFiles(context),
    ...context.incoming("events").flatMap((stream) => context.outgoing("tables").map((lake) => job(context, stream, lake))),
  ],
};

function metastoreFor(context: LoweringContext): string | undefined {
  return metastoreOf(storesOf(context, context.environment), context.environment);
}

function job(context: LoweringContext, stream: Peer, lake: Peer): DesiredResource {
  const key = `${stream.component.id}.${lake.component.id}`;
  const login = streamLogin(context, stream);
  const executors = Math.max(EXECUTORS_MIN, Math.ceil(numberSetting(context, "parallelism") / PARALLELISM_PER_EXECUTOR));
  return gcpResource(context, {
    name: "job",
    key,
    type: BATCH,
    at: { name: nameOf(context, BATCH, "job", key) },
    properties: sparkBatch(context, {
      args: streamArguments(context, {
        source: streamAddress(stream, login),
        table: targetArguments(lake, context, context.environment),
        checkpoint: `${workUri(context)}checkpoints/${key}/`,
        sqlUri: sqlUri(context),
      }),
      stores: storesOf(context, context.environment),
      readsKafka: true,
      metastore: metastoreFor(context),
      ttl: LONGEST,
      // A stream needs the same machines all the time.
      properties: { "spark.dynamicAllocation.enabled": "false", "spark.executor.instances": String(executors) },
    }),
    dependsOn: [IDENTITY, GRANTS, "code", "sql", ...(login ? [login.after] : []), ...afterKeyGrant(context, "dataproc.googleapis.com")],
    minutes: [2, 6],
  });
}

/** All topics of a stream in one address. */
function streamAddress({ outputs }: Peer, login: StreamLogin | undefined): Value {
  const signIn = login ? `login=plain&secret=${login.secretPath}` : "login=google";
  return join("kafka://", outputs["bootstrapServers"] ?? "", `/${textsOf(outputs["topics"]).join(",")}?${signIn}`);
}
