import type { Cloud } from "@zerolake/resources";
import { fullTuningGb, gpusOf, loraGb, quantizedLoraGb } from "../../facts/gpus.ts";
import { billionsOf } from "../../facts/models.ts";
import type { ComponentRule } from "../../rule.ts";
import type { Facts } from "../../view/facts.ts";
import type { Part } from "../../view/part.ts";

const HOURS_PER_MONTH = 730;

/** Accelerators that can be rented; A10G is a part of AWS, A10 one of Azure. */
const OFFERED: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ["a10g", "l4", "a100", "h100"],
  azure: ["a10", "a100", "h100"],
  gcp: ["l4", "a100", "h100"],
};

/** LoRA keeps the base model on one GPU unless its weights are sharded. */
function isTooLarge(facts: Facts, job: Part, isQuantized: boolean): boolean {
  const [billions, gpus] = [billionsOf(facts, job), gpusOf(facts, job)];
  if (billions === undefined || gpus === undefined) return false;
  const room = gpus.memoryGb * 0.95 * (job.flag("shardedWeights") ? gpus.count : 1);
  return (isQuantized ? quantizedLoraGb(billions) : loraGb(billions)) > room;
}

/** Memory, number and speed of the accelerators of a training. */
export const TRAINING_ACCELERATORS_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-TRN-001",
    severity: "error",
    component: "model-training",
    reach: "neighbours",
    message: "The model does not fit for full fine-tuning.",
    why: "Mixed-precision Adam holds 16 bytes per parameter (weights, gradients, two moments, master copy), and activations add about a quarter.",
    fix: "Use LoRA, add GPUs (the state can be sharded over all of them), or a smaller model.",
    sources: ["zero", "hfMem"],
    confidence: "high",
    when: (facts, job) => {
      const [billions, gpus] = job.text("method") === "full" ? [billionsOf(facts, job), gpusOf(facts, job)] : [];
      return billions !== undefined && gpus !== undefined && fullTuningGb(billions) > gpus.count * gpus.memoryGb * 0.9;
    },
  },
  {
    code: "ZL-TRN-002",
    severity: "error",
    component: "model-training",
    reach: "neighbours",
    message: "The frozen weights do not fit on one GPU.",
    why: "LoRA still loads the base model: 2 bytes per parameter in bf16, 0.5 in 4-bit, plus activations.",
    fix: "Use a GPU with more memory, 4-bit weights (quantization int4), or sharded weights.",
    sources: ["hfMem"],
    confidence: "high",
    when: (facts, job) => job.text("method") === "lora" && isTooLarge(facts, job, job.text("quantization") === "int4"),
    setting: "quantization",
    repair: (facts, job) => (isTooLarge(facts, job, true) ? undefined : { set: "quantization", to: "int4" }),
  },
  {
    code: "ZL-TRN-003",
    severity: "warning",
    component: "model-training",
    reach: "neighbours",
    message: "GPUs will wait for data.",
    why: "Each node must read samples/s × sample size × GPUs; a node streams about 2.5 GB/s from object storage (20 Gbit/s).",
    fix: "Store smaller or compressed samples, cache on local disk, or use more nodes with fewer GPUs.",
    sources: ["zl"],
    confidence: "medium",
    when: (facts, job) => {
      const mbPerGpu = (job.number("samplesPerSecondPerGpu") ?? 0) * (job.number("sampleMb") ?? 0);
      const gpus = mbPerGpu > 0 ? gpusOf(facts, job) : undefined;
      return gpus !== undefined && mbPerGpu * gpus.perNode > (job.number("nodeReadMbPerSecond") ?? 2500);
    },
  },
  {
    code: "ZL-TRN-006",
    severity: "error",
    component: "gpu-pool",
    reach: "local",
    message: "This cloud does not offer that accelerator.",
    why: "A10G is an AWS part, L4 is on AWS and Google Cloud; Azure has A10, A100 and H100.",
    fix: "Choose the equivalent: a10g or l4 to a10 or a100 on Azure, a10g to l4 on Google Cloud.",
    sources: ["gk"],
    confidence: "medium",
    when: (facts, pool) => !OFFERED[facts.cloud].includes(pool.text("accelerator") ?? ""),
    setting: "accelerator",
    repair: (facts) =>
      facts.cloud === "aws" ? undefined : { set: "accelerator", to: facts.cloud === "azure" ? "a100" : "l4", forThisCloud: true },
  },
  {
    code: "ZL-TRN-009",
    severity: "error",
    component: "model-training",
    reach: "neighbours",
    message: "The pool cannot deliver these GPU hours.",
    why: "A month has 730 hours; the pool has its GPUs per machine times “Machines at most”.",
    fix: "Raise “Machines at most” or lower “GPU hours per month”.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, job) => {
      const hours = job.number("gpuHoursPerMonth") ?? 0;
      const gpus = hours > 0 ? gpusOf(facts, job) : undefined;
      return gpus !== undefined && hours > gpus.count * HOURS_PER_MONTH;
    },
  },
  {
    code: "ZL-TRN-012",
    severity: "warning",
    component: "model-training",
    reach: "neighbours",
    message: "Distributed training has only one GPU.",
    why: "The launcher adds overhead and nothing runs in parallel.",
    fix: "Raise the GPUs per machine or “Machines at most”, or turn distributed training off.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, job) => job.flag("distributed") && (gpusOf(facts, job)?.count ?? Infinity) <= 1,
    setting: "distributed",
    repair: { set: "distributed", to: false },
  },
];
