import type { Tier } from "@zerolake/resources";
import { gpuInstance } from "./gpu-instance.ts";

const NOTEBOOK: Readonly<Record<string, string>> = { small: "ml.t3.medium", medium: "ml.m5.xlarge", large: "ml.m5.4xlarge" };

const SERVING: Readonly<Record<string, string>> = {
  "cpu-small": "ml.m5.large",
  "cpu-medium": "ml.m5.xlarge",
  "cpu-large": "ml.m5.2xlarge",
  "gpu-small": "ml.g5.xlarge",
  "gpu-medium": "ml.g5.2xlarge",
  "gpu-large": "ml.g6e.xlarge",
};

const EMBEDDING: Readonly<Record<Tier, string>> = { prototype: "ml.m5.xlarge", standard: "ml.g5.xlarge", production: "ml.g5.2xlarge" };

/** Classic methods need no GPU. */
const CLASSIC_TRAINING = "ml.m5.2xlarge";
const DISTRIBUTED_GPUS = 4;

export function notebookInstance(size: string): string {
  return known(NOTEBOOK, size);
}

export function servingInstance(size: string): string {
  return known(SERVING, size);
}

export function embeddingInstance(tier: Tier): string {
  return EMBEDDING[tier];
}

/** Machine of a training job without a pool: CPU for classic methods, one A10G otherwise, four when it is distributed. */
export function trainingInstance(method: string, isDistributed: boolean): string {
  if (method === "classic") return CLASSIC_TRAINING;
  return `ml.${gpuInstance("a10g", isDistributed ? DISTRIBUTED_GPUS : 1).type}`;
}

/** Machines with disks of their own refuse a volume key: g5, g6, g6e and p4d encrypt them by themselves. */
export function hasLocalDisk(instance: string): boolean {
  return /^(ml\.)?(g5|g6|g6e|p4d|p4de|p5)\./.test(instance);
}

function known(table: Readonly<Record<string, string>>, size: string): string {
  const found = table[size];
  if (found === undefined) throw new Error(`Unknown size "${size}": the catalogue offers ${Object.keys(table).join(", ")}`);
  return found;
}
