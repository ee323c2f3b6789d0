import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** MLflow between training and two endpoints: one that sleeps, one that always answers. */
const MLFLOW: Sample = {
  name: "MLflow",
  blueprint: blueprintOf({
    components: [
      ["features:feature-store", { entities: ["user_id"], features: ["age:integer"] }],
      "training:model-training",
      ["models:model-registry", { engine: "mlflow" }],
      ["sleeper:model-serving", { replicasMin: 0 }],
      ["scorer:model-serving", { replicasMin: 2 }],
      "jobs:orchestrator",
      "key:encryption-key",
    ],
    edges: [
      "features.features -> training.features",
      "training.model -> models.model",
      "models.model -> sleeper.model",
      "models.model -> scorer.model",
      "jobs.runs -> training.runs",
    ],
    omit: [],
  }),
};

export const MODEL_DRAWINGS: readonly Sample[] = [MLFLOW];
