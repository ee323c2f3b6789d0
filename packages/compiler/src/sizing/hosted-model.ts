import type { Tier } from "@zerolake/resources";

/** Machine by the size of a model in billions of parameters, the smallest that holds it. Source: the models' own cards, 16 bits per parameter. */
const MACHINES: readonly { readonly billionsMax: number; readonly instance: string; readonly gpus: number }[] = [
  { billionsMax: 3, instance: "ml.g5.xlarge", gpus: 1 },
  { billionsMax: 14, instance: "ml.g6e.2xlarge", gpus: 1 },
  { billionsMax: 34, instance: "ml.g6e.12xlarge", gpus: 4 },
  { billionsMax: Number.POSITIVE_INFINITY, instance: "ml.g6e.48xlarge", gpus: 8 },
];
const TOKENS_PER_SECOND_PER_REPLICA = 20_000;
/** The busiest minute of a day compared with its mean. */
const PEAK_FACTOR = 3;
const SECONDS_PER_DAY = 86_400;

/** Billions of parameters. Names like `Qwen2.5-7B-Instruct` say the size; a name that does not is one of a small model. */
export function billionsOf(model: string): number {
  return Number(/(\d+(?:\.\d+)?)b(?![a-z0-9])/i.exec(model)?.[1] ?? 0);
}

export function hostedModelMachine(model: string): { readonly instance: string; readonly gpus: number } {
  const billions = billionsOf(model);
  const { instance, gpus } = MACHINES.find(({ billionsMax }) => billions <= billionsMax) ?? { instance: "ml.g6e.48xlarge", gpus: 8 };
  return { instance, gpus };
}

/** Machines that answer; production survives the loss of one. */
export function hostedModelReplicas(tokensPerDay: number, tier: Tier): number {
  const needed = Math.ceil(((tokensPerDay / SECONDS_PER_DAY) * PEAK_FACTOR) / TOKENS_PER_SECOND_PER_REPLICA);
  return Math.max(tier === "production" ? 2 : 1, needed);
}

/** Families of models that turn text or images into vectors, by the names that they are published under. */
export function isEmbeddingModel(model: string): boolean {
  return /embed|bge-|e5-|gte-|minilm|clip-/i.test(model);
}
