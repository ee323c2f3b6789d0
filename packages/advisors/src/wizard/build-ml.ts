import { addTables, lifecycleOf } from "./build-ingestion.ts";
import { scoresInBatches, servesOnline, trains } from "./consequences.ts";
import type { DesignDraft } from "./design-draft.ts";
import type { Plan } from "./plan.ts";

/** Features stay valid for two days. Ours. */
const FEATURE_TTL_SECONDS = 172_800;

export function addMachineLearning(draft: DesignDraft, plan: Plan): void {
  addDataset(draft, plan);
  addWorkspace(draft, plan);
  addFeatures(draft, plan);
  if (!trains(plan.answers)) return;
  addTraining(draft, plan);
  draft.add("models", "model-registry", { approvalRequired: plan.isProduction, stages: ["staging", "production"] });
  draft.join("training", "model", "models");
  if (servesOnline(plan.answers)) addEndpoint(draft, plan);
  if (scoresInBatches(plan.answers)) addScores(draft, plan);
}

function addDataset(draft: DesignDraft, { answers, keepsDataset, runsBatch, shown }: Plan): void {
  if (!keepsDataset) return;
  const isMedia = answers.kinds.includes("media");
  draft.add("dataset", "dataset-store", {
    engine: "deeplake",
    modalities: [isMedia ? "image" : "text"],
    versioning: true,
    loader: answers.finetune === "none" ? "pytorch" : "huggingface",
  });
  const isFromFiles = isMedia || (answers.kinds.includes("documents") && !runsBatch);
  if (isFromFiles) draft.join("lake", "files", "dataset");
  else if (shown) draft.join(shown, "tables", "dataset");
  if (draft.has("catalog")) draft.join("dataset", "dataset", "catalog");
}

function addWorkspace(draft: DesignDraft, { answers, isPrototype, shown }: Plan): void {
  if (answers.ml === "none") return;
  draft.add("workspace", "ml-workspace", { users: isPrototype ? 1 : 5, notebookSize: "medium", idleShutdownMinutes: 60 });
  if (shown) draft.join(shown, "tables", "workspace");
  else if (draft.has("dataset")) draft.join("dataset", "dataset", "workspace");
}

function addFeatures(draft: DesignDraft, { answers, keepsFeatures, processesStream, runsBatch }: Plan): void {
  if (!keepsFeatures) return;
  const isStreamed = processesStream && answers.transform === "features";
  draft.add("features", "feature-store", {
    online: answers.features === "online",
    ttlSeconds: FEATURE_TTL_SECONDS,
    entities: ["id"],
    eventTimeColumn: "event_time",
    updateIntervalSeconds: isStreamed ? 60 : 3600,
  });
  if (isStreamed) draft.join("process", "features", "features");
  if (runsBatch) draft.join("jobs", "features", "features");
}

function addTraining(draft: DesignDraft, plan: Plan): void {
  const { answers, decisions, shown } = plan;
  const { gpus } = decisions;
  const isLarge = answers.gpu === "large";
  const gpuCount = gpus ? gpus.gpusPerNode * gpus.nodesMax : 0;
  draft.add("training", "model-training", {
    framework: answers.framework,
    method: answers.finetune === "none" ? "classic" : answers.finetune,
    ...(answers.finetune === "none" ? {} : { baseModel: answers.baseModel }),
    ...(gpus?.isQuantized ? { quantization: "int4" } : {}),
    distributed: gpuCount > 1,
    checkpointing: gpus !== undefined,
    gpuHoursPerMonth: gpus ? (isLarge ? 400 : 40) : 0,
  });
  if (draft.has("dataset")) draft.join("dataset", "dataset", "training");
  else if (draft.has("features")) draft.join("features", "features", "training");
  else if (shown) draft.join(shown, "tables", "training");
  if (!gpus) return;
  draft.add("gpus", "gpu-pool", {
    accelerator: gpus.choice,
    gpus: gpus.gpusPerNode,
    nodesMin: 0,
    nodesMax: gpus.nodesMax,
    spot: true,
    idleShutdownMinutes: 15,
  });
  draft.join("gpus", "compute", "training");
  draft.add("checkpoints", "object-store", { zones: ["checkpoints"], ...lifecycleOf(answers, { deleteDays: 30 }) }, "Checkpoints");
  draft.join("training", "files", "checkpoints");
}

function addEndpoint(draft: DesignDraft, { answers, isPrototype, isProduction }: Plan): void {
  draft.add("serving", "model-serving", {
    instance: answers.finetune === "none" ? "cpu-medium" : "gpu-large",
    replicasMin: isPrototype ? 0 : isProduction ? 2 : 1,
    replicasMax: 4,
    requestsPerSecond: answers.requests,
  });
  draft.join("models", "model", "serving");
  if (draft.has("features") && answers.features === "online") draft.join("features", "features", "serving");
}

function addScores(draft: DesignDraft, plan: Plan): void {
  const { engine, choice: mode } = plan.decisions.jobs;
  draft.add("score", "spark-engine", { engine, mode, hoursPerDay: 1 }, "Scoring");
  draft.join("models", "model", "score");
  if (plan.shown) draft.join(plan.shown, "tables", "score");
  addTables(draft, plan, { id: "scores", title: "Scores", zones: ["gold"], isUpserted: true });
  draft.join("score", "tables", "scores");
  draft.join("scores", "tables", "catalog");
}
