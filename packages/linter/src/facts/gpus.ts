import { GPU_MEMORY_GB } from "../data/gpu-memory.ts";
import type { Facts } from "../view/facts.ts";
import type { Part } from "../view/part.ts";

export interface Gpus {
  /** All of the pool at its largest. */
  readonly count: number;
  readonly perNode: number;
  readonly memoryGb: number;
  readonly isSpot: boolean;
}

/** The pool that a job runs on; `undefined` without one, or with an accelerator whose memory is not known. */
export function gpusOf(facts: Facts, job: Part): Gpus | undefined {
  const pool = job.up("compute").find(({ kind }) => kind === "gpu-pool");
  if (!pool) return undefined;
  const accelerator = pool.text("accelerator") ?? "";
  const memoryGb = GPU_MEMORY_GB[accelerator];
  if (memoryGb === undefined) return facts.missing(`memory of the accelerator “${accelerator}”`);
  const perNode = pool.number("gpus") ?? 1;
  return { count: perNode * (pool.number("nodesMax") ?? 1), perNode, memoryGb, isSpot: pool.flag("spot") };
}

/** GB for full fine-tuning of a model of so many billion parameters: 16 bytes each, and a quarter for activations. */
export function fullTuningGb(billions: number): number {
  return 16 * billions * 1.25;
}

/** GB for LoRA with weights in 16 bits. */
export function loraGb(billions: number): number {
  return 2 * billions * 1.35 + 2;
}

/** GB for LoRA with weights in 4 bits. */
export function quantizedLoraGb(billions: number): number {
  return 0.5 * billions * 1.5 + 2;
}
