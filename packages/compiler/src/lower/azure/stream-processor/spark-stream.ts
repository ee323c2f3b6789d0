import type { Value } from "@zerolake/resources";
import { type LoweringContext, numberSetting, type Peer } from "../../../lowering.ts";
import { streamArguments } from "../../jobs/stream-arguments.ts";
import { targetArguments } from "../spark-engine/spark-batches.ts";

const CORES_PER_WORKER = 4;
const WORKERS_MAX = 20;

/** Machines that the wished parallelism takes. */
export function streamWorkers(context: LoweringContext): number {
  return Math.min(WORKERS_MAX, Math.max(1, Math.ceil(numberSetting(context, "parallelism") / CORES_PER_WORKER)));
}

/** Arguments of a job that writes a stream into a store of tables, and keeps its place beside them. */
export function streamInto(context: LoweringContext, lake: Peer, source: Value): readonly Value[] {
  return streamArguments(context, {
    source,
    table: targetArguments(lake, context, context.environment),
    checkpoint: `${String(lake.outputs["checkpointsUri"])}${context.component.id}`,
  });
}

export function reportIncomplete(context: LoweringContext): void {
  context.report({
    severity: "error",
    code: "ZL-AZURE-PROCESSOR-NOWHERE",
    message: `“${context.component.title}” has no stream to read or no tables to write.`,
    target: { component: context.component.id },
    hint: "Draw an arrow from an Event stream to it, and one from it to Lakehouse tables.",
  });
}
