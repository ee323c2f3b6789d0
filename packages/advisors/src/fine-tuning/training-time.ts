import { ACCELERATORS, type Accelerator } from "./accelerators.ts";
import type { TuningMethod } from "./training-memory.ts";

export interface TrainingLoad {
  readonly method: TuningMethod;
  readonly billions: number;
  readonly tokens: number;
  readonly recomputes?: boolean;
}

/** Operations of one training run. Sources: Kaplan 2020 (arXiv 2001.08361); LoRA leaves out the gradients of the weights. */
export function trainingFlop({ method, billions, tokens, recomputes = false }: TrainingLoad): number {
  return ((method === "full" ? 6 : 4) + (recomputes ? 2 : 0)) * billions * 1e9 * tokens;
}

/** Hours of one training run on so many accelerators. */
export function trainingHours(load: TrainingLoad, accelerator: Accelerator, count: number): number {
  const { peakTflops, usableShare } = ACCELERATORS[accelerator];
  return trainingFlop(load) / (peakTflops * 1e12 * usableShare * 3600 * count);
}

export interface LoaderLoad {
  readonly gpusPerNode: number;
  readonly samplesPerSecondPerGpu: number;
  readonly sampleMb: number;
}

/** MB/s that a node with 20 Gbit/s reads from object storage. Ours. */
const NODE_READ_MB_PER_SECOND = 2500;

/** MB/s that the GPUs of a node eat, and whether object storage alone can feed them. */
export function loaderNeed({ gpusPerNode, samplesPerSecondPerGpu, sampleMb }: LoaderLoad): {
  readonly mbPerSecond: number;
  readonly needsCache: boolean;
} {
  const mbPerSecond = gpusPerNode * samplesPerSecondPerGpu * sampleMb;
  return { mbPerSecond, needsCache: mbPerSecond > NODE_READ_MB_PER_SECOND };
}
