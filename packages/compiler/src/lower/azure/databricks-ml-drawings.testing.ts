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
      ["weekly:orchestrator", { engine: "step-functions", schedule: "0 4 * * 1" }],
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

export const DATABRICKS_ML_DRAWINGS: readonly Sample[] = [WORKFLOW, ATTACHED];
