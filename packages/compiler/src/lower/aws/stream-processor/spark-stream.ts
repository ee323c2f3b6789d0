import { join, type Value } from "@zerolake/resources";
import type { Lowering, LoweringContext, Peer } from "../../../lowering.ts";
import { streamArguments } from "../../jobs/stream-arguments.ts";
import { artefactStore } from "../artefact.ts";
import { targetArguments } from "../spark-engine/spark-run.ts";

/** One stream that Spark writes into one table store. */
export interface SparkStream {
  readonly key: string;
  readonly stream: Peer;
  readonly lake: Peer;
}

/** Every stream goes into every table store that is drawn. */
export function sparkStreams(context: LoweringContext): readonly SparkStream[] {
  return context
    .incoming("events")
    .flatMap((stream) => context.outgoing("tables").map((lake) => ({ key: `${stream.component.id}.${lake.component.id}`, stream, lake })));
}

export const refusesOtherThanTables: NonNullable<Lowering["refuses"]> = (_self, data, direction, peer) =>
  direction === "out" && (data === "events" || data === "vectors")
    ? `Spark writes tables here, not “${peer.component.title}”: use Flink for it, or put another job behind the tables.`
    : undefined;

/** Arguments of the job's main file. `reader` says which connector for Kinesis the service brings. */
export function sparkStreamArguments(
  context: LoweringContext,
  { key, stream, lake }: SparkStream,
  { sqlUri, reader }: { readonly sqlUri: string | undefined; readonly reader?: "glue" },
): readonly Value[] {
  return streamArguments(context, {
    source: streamAddress(stream, reader),
    table: targetArguments(lake, context, context.environment),
    checkpoint: `s3://${artefactStore(context).bucketName}/scratch/${context.component.id}/checkpoints/${key}/`,
    sqlUri,
  });
}

/** All topics of a stream in one address. */
function streamAddress({ outputs }: Peer, reader: "glue" | undefined): Value {
  const region = String(outputs["region"]);
  const names = (outputs["protocol"] === "kafka" ? outputs["topics"] : outputs["streamNames"]) as readonly Value[];
  const list = names.map(String).join(",");
  if (outputs["protocol"] !== "kafka") return `kinesis://${region}/${list}${reader === undefined ? "" : `?reader=${reader}`}`;
  return join("kafka://", outputs["bootstrapServers"] ?? "", `/${list}?iam=${region}`);
}
