import type { LoweringContext, Peer } from "../../../lowering.ts";
import { indexerSteps } from "../embedding-job/indexer-steps.ts";
import { modelRunStep } from "../model-training/run-step.ts";
import { sparkSteps } from "../spark-engine/synapse-spark.ts";
import { fabricSteps } from "./fabric-steps.ts";
import { type NamedStep, readRunStep } from "./run-steps.ts";

/** How the workflow starts what an arrow points to; empty for what nothing starts by a call. */
export function stepsOf(context: LoweringContext, peer: Peer): readonly NamedStep[] {
  const name = peer.component.id;
  const step = readRunStep(peer);
  if (step) return [{ name, step, waitsFor: [] }];
  const run = modelRunStep(context, peer);
  return run ? [{ name, ...run }] : [...indexerSteps(context, peer), ...sparkSteps(context, peer), ...fabricSteps(context, peer)];
}
