import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

const HERE = { databricksMl: true };

/** Trainings on tables of Google's catalog and on features of Unity, with a registry that both write. */
const MODELS: Sample = {
  name: "Models in Databricks",
  blueprint: blueprintOf({
    components: [
      ["orders:object-store", { zones: ["raw"] }],
      ["refine:spark-engine", { engine: "databricks" }],
      ["gold:lakehouse-tables", { zones: ["gold"] }],
      ["catalog:catalog", { engine: "unity" }],
      ["features:feature-store", { ...HERE, entities: ["user_id"], features: ["clicks:integer"], online: false }],
      ["ranker:model-training", { ...HERE, checkpointing: true }],
      ["churn:model-training", { ...HERE, gpuHoursPerMonth: 20, distributed: true, checkpointing: false }],
      ["ranking:model-registry", { ...HERE, stages: ["challenger", "champion"] }],
      ["nightly:orchestrator", { schedule: "0 5 * * *" }],
    ],
    edges: [
      "orders.files -> refine.files",
      "refine.tables -> gold.tables",
      "gold.tables -> catalog.tables",
      "features.features -> ranker.features",
      "gold.tables -> churn.tables",
      "ranker.model -> ranking.model",
      "churn.model -> ranking.model",
      "nightly.runs -> churn.runs",
    ],
    omit: [],
  }),
};

/** Runs on files are recorded where no catalog keeps models. */
const RUNS: Sample = {
  name: "Runs in Databricks",
  blueprint: blueprintOf({
    components: [
      ["rows:object-store", { zones: ["raw"] }],
      ["refine:spark-engine", { engine: "databricks" }],
      ["churn:model-training", HERE],
      ["models:model-registry", HERE],
    ],
    edges: ["rows.files -> refine.files", "rows.files -> churn.files", "churn.model -> models.model"],
    omit: [],
  }),
};

export const DATABRICKS_ML_DRAWINGS: readonly Sample[] = [MODELS, RUNS];
