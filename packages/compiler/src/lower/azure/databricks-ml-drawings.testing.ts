import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** A workflow of the workspace: a job, what checks its tables, and a job after it. */
const WORKFLOW: Sample = {
  name: "Workflow in Databricks",
  blueprint: blueprintOf({
    components: [
      ["raw:object-store", { zones: ["raw"] }],
      ["refine:spark-engine", { engine: "databricks", mode: "serverless" }],
      ["tables:lakehouse-tables", { zones: ["silver"], upsertKey: ["order_id"] }],
      ["quality:data-quality", { rules: ["uniqueness", "volume"] }],
      ["report:spark-engine", { engine: "databricks", mode: "cluster" }],
      ["figures:lakehouse-tables", { zones: ["gold"] }],
      ["nightly:orchestrator", { schedule: "0 3 * * *", retries: 2 }],
      ["watch:monitoring", { recipients: ["data@example.com"] }],
    ],
    edges: [
      "raw.files -> refine.files",
      "refine.tables -> tables.tables",
      "tables.tables -> quality.tables",
      "tables.tables -> report.tables",
      "report.tables -> figures.tables",
      "nightly.runs -> refine.runs",
      "nightly.runs -> quality.runs",
      "nightly.runs -> report.runs",
    ],
    omit: [],
  }),
};

/** A registry beside the workspaces, and machines of a cluster that Azure Machine Learning trains on. */
const ATTACHED: Sample = {
  name: "Training on an attached cluster",
  blueprint: blueprintOf({
    components: [
      ["frames:dataset-store", { engine: "lance" }],
      ["people:ml-workspace", {}],
      ["cluster:kubernetes-cluster", { nodeSize: "large" }],
      ["gpus:gpu-pool", { engine: "kubernetes", accelerator: "a100", gpus: 4, nodesMax: 2 }],
      ["detector:model-training", { method: "full", baseModel: "facebook/detr-resnet-50", checkpointing: true }],
      ["shared:model-registry", { sharedRegistry: true }],
      ["scorer:model-serving", { instance: "gpu-small" }],
      ["weekly:orchestrator", { schedule: "0 4 * * 1" }],
    ],
    edges: [
      "frames.dataset -> people.dataset",
      "frames.dataset -> detector.dataset",
      "cluster.compute -> gpus.compute",
      "gpus.compute -> detector.compute",
      "detector.model -> shared.model",
      "shared.model -> scorer.model",
      "weekly.runs -> detector.runs",
    ],
    omit: [],
  }),
};

const HERE = { databricksMl: true };

/** People, features, trainings and endpoints of one workspace. */
const MODELS: Sample = {
  name: "Models in Databricks",
  blueprint: blueprintOf({
    components: [
      ["orders:object-store", { zones: ["raw"] }],
      ["refine:spark-engine", { engine: "databricks" }],
      ["gold:lakehouse-tables", { zones: ["gold"] }],
      ["features:feature-store", { ...HERE, entities: ["user_id"], features: ["clicks:integer"] }],
      ["people:ml-workspace", { ...HERE, notebookSize: "large", idleShutdownMinutes: 30 }],
      ["ranker:model-training", { ...HERE, checkpointing: true, maxHours: 6 }],
      [
        "writer:model-training",
        { ...HERE, method: "lora", baseModel: "Qwen/Qwen2.5-0.5B-Instruct", quantization: "int4", distributed: true },
      ],
      ["ranking:model-registry", { ...HERE, stages: ["challenger", "champion"] }],
      ["scorer:model-serving", { ...HERE, instance: "cpu-small" }],
      ["nightly:orchestrator", { schedule: "0 5 * * *" }],
    ],
    edges: [
      "orders.files -> refine.files",
      "refine.tables -> gold.tables",
      "gold.tables -> people.tables",
      "features.features -> ranker.features",
      "gold.tables -> writer.tables",
      "ranker.model -> ranking.model",
      "ranking.model -> scorer.model",
      "nightly.runs -> ranker.runs",
    ],
    omit: [],
  }),
};

/** Files and rows become vectors: with a model that the workspace keeps ready, and with one of the job's own. */
const VECTORS: Sample = {
  name: "Vectors in Databricks",
  blueprint: blueprintOf({
    components: [
      ["papers:object-store", { zones: ["raw"] }],
      ["refine:spark-engine", { engine: "databricks" }],
      ["texts:lakehouse-tables", { zones: ["silver"] }],
      ["gte:foundation-model", { ...HERE, model: "default-embedding" }],
      ["embed-papers:embedding-job", { ...HERE, chunking: "characters", chunkSize: 800, chunkOverlap: 80 }],
      ["embed-rows:embedding-job", { ...HERE, chunking: "none" }],
      ["papers-index:vector-store", { ...HERE, dimension: 1024 }],
      ["rows-index:vector-store", { ...HERE, dimension: 384 }],
      ["weekly:orchestrator", { schedule: "0 6 * * 0" }],
    ],
    edges: [
      "papers.files -> refine.files",
      "refine.tables -> texts.tables",
      "papers.files -> embed-papers.files",
      "gte.endpoint -> embed-papers.endpoint",
      "embed-papers.vectors -> papers-index.vectors",
      "texts.tables -> embed-rows.tables",
      "embed-rows.vectors -> rows-index.vectors",
      "weekly.runs -> embed-rows.runs",
    ],
    omit: [],
  }),
};

export const DATABRICKS_ML_DRAWINGS: readonly Sample[] = [WORKFLOW, ATTACHED, MODELS, VECTORS];
