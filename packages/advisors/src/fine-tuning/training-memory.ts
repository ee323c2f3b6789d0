/**
 * How much memory training takes. Sources: ZeRO (arXiv 1910.02054) for the states of mixed-precision Adam, LoRA (arXiv 2106.09685), QLoRA
 * (arXiv 2305.14314), Korthikanti 2022 (arXiv 2205.05198) for activations. P is in billions of parameters, so that results are in GB.
 */
export type TuningMethod = "full" | "lora" | "lora-4bit";

/** GB of weights, gradients and optimiser; `adapterBillions` are the parameters that LoRA adds. */
export function statesGb(method: TuningMethod, billions: number, adapterBillions = 0): number {
  switch (method) {
    case "full":
      return 16 * billions;
    case "lora":
      return 2 * billions + 16 * adapterBillions;
    case "lora-4bit":
      return 0.52 * billions + 16 * adapterBillions;
  }
}

/** Parameters of LoRA adapters: rank × (inputs + outputs) of every matrix that is adapted. */
export function adapterParameters(rank: number, matrices: readonly { readonly inputs: number; readonly outputs: number }[]): number {
  return matrices.reduce((sum, { inputs, outputs }) => sum + rank * (inputs + outputs), 0);
}

export interface TransformerShape {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
}

export interface Batch {
  readonly sequence: number;
  readonly microBatch: number;
}

export type Recomputation = "none" | "flash-attention" | "full";

/** GB of activations of one micro-batch. */
export function activationsGb({ layers, hidden, heads }: TransformerShape, batch: Batch, recomputation: Recomputation): number {
  const perByte = (layers * batch.sequence * batch.microBatch * hidden) / 1e9;
  if (recomputation === "full") return 2 * perByte;
  return perByte * (34 + (recomputation === "none" ? (5 * heads * batch.sequence) / hidden : 0));
}

/** GB that tuning needs in all, with room for activations; ours, careful up to 2,048 tokens and one sample at a time. */
export function quickNeedGb(method: TuningMethod, billions: number): number {
  switch (method) {
    case "full":
      return 16 * billions * 1.25;
    case "lora":
      return 2 * billions * 1.35 + 2;
    case "lora-4bit":
      return 0.5 * billions * 1.5 + 2;
  }
}

/** Bytes of a checkpoint that training can go on from: weights, master copy and moments, or the adapters alone. */
export function checkpointGb(method: TuningMethod, billions: number, adapterBillions = 0): number {
  return method === "full" ? 14 * billions : 2 * adapterBillions;
}

/** Seconds between checkpoints that lose least time in all (Young 1974). */
export function checkpointIntervalSeconds(writeSeconds: number, secondsBetweenInterruptions: number): number {
  return Math.sqrt(2 * writeSeconds * secondsBetweenInterruptions);
}

export interface ServingShape {
  readonly billions: number;
  readonly layers: number;
  readonly keyValueHeads: number;
  readonly headDimension: number;
}

/** GB that a model needs to answer, with so many tokens in its cache. */
export function servingMemoryGb({ billions, layers, keyValueHeads, headDimension }: ServingShape, cachedTokens: number): number {
  const bytesPerToken = 2 * layers * keyValueHeads * headDimension * 2;
  return 2 * billions + (bytesPerToken * cachedTokens) / 1e9;
}
