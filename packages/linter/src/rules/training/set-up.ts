import { gpusOf } from "../../facts/gpus.ts";
import type { ComponentRule } from "../../rule.ts";

/** Repositories whose licence must be accepted before a download. */
const GATED = /^(meta-llama|google\/gemma|mistralai)/;

/** Checkpoints, idle machines and the way to the base model. */
export const TRAINING_SET_UP_RULES: readonly ComponentRule[] = [
  {
    code: "ZL-TRN-004",
    severity: "error",
    component: "model-training",
    reach: "neighbours",
    message: "A spot interruption would lose all progress.",
    why: "Spot capacity is reclaimed with a warning of 30 seconds to 2 minutes.",
    fix: "Turn checkpointing on, or spot off.",
    sources: ["gk"],
    confidence: "high",
    when: (facts, job) => !job.flag("checkpointing") && gpusOf(facts, job)?.isSpot === true,
    setting: "checkpointing",
    repair: { set: "checkpointing", to: true },
  },
  {
    code: "ZL-TRN-005",
    severity: "advice",
    component: "model-training",
    reach: "neighbours",
    message: "Checkpoints have no object store.",
    why: "A full checkpoint is about 14 bytes per parameter (weights, master copy and moments); kept on the node it dies with the node.",
    fix: "Connect the job to an object store with a lifecycle rule.",
    sources: ["zero"],
    confidence: "high",
    when: (facts, job) => job.flag("checkpointing") && job.down("files").length === 0 && gpusOf(facts, job) !== undefined,
  },
  {
    code: "ZL-TRN-007",
    severity: "warning",
    component: "gpu-pool",
    reach: "local",
    message: "Idle GPUs will be billed around the clock.",
    why: "Machines below the minimum are never stopped, whether there is work or not.",
    fix: "Set “Machines at least” to 0, so that “Stop when idle” can stop them all.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, pool) => (pool.number("nodesMin") ?? 0) > 0 || pool.number("idleShutdownMinutes") === 0,
    setting: "nodesMin",
    repair: (_facts, pool) => ((pool.number("nodesMin") ?? 0) > 0 ? { set: "nodesMin", to: 0 } : undefined),
  },
  {
    code: "ZL-TRN-008",
    severity: "warning",
    component: "model-training",
    reach: "neighbours",
    message: "Fine-tuning without a GPU pool will take weeks.",
    why: "Nothing provides accelerators to this job.",
    fix: "Connect a GPU pool.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, job) =>
      facts.tier !== "prototype" && ["full", "lora"].includes(job.text("method") ?? "") && job.up("compute").length === 0,
  },
  {
    code: "ZL-TRN-010",
    severity: "warning",
    component: "model-training",
    reach: "blueprint",
    message: "This base model needs a licence acceptance and a token.",
    why: "Downloads of gated repositories fail with 401 or 403 until the licence is accepted for the token.",
    fix: "Add the secret hugging-face-token, or choose an open model such as Qwen.",
    sources: ["gk"],
    confidence: "medium",
    when: (facts, job) =>
      GATED.test(job.text("baseModel") ?? "") &&
      !facts.all("secrets").some((secrets) => secrets.list("names").includes("hugging-face-token")),
    setting: "baseModel",
  },
  {
    code: "ZL-TRN-011",
    severity: "error",
    component: "model-training",
    reach: "blueprint",
    message: "The base model cannot be downloaded from this network.",
    why: "Egress none blocks the Hugging Face Hub.",
    fix: "Mirror the model into the object store (“Keep a copy of the base model”), or allow restricted egress.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, job) =>
      job.text("baseModel") !== undefined &&
      !job.flag("baseModelMirror") &&
      facts.all("network").some((network) => network.text("egress") === "none"),
    setting: "baseModelMirror",
  },
];
