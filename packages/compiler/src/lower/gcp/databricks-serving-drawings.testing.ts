import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Everything that a workspace serves on Google Cloud, asked by an application and filled by a pipeline of the cloud. */
const SERVED: Sample = {
  name: "Served by Databricks",
  blueprint: blueprintOf({
    components: [
      ["lake:object-store", { zones: ["raw"] }],
      ["job:spark-engine", { engine: "databricks" }],
      ["tables:lakehouse-tables", { engine: "iceberg" }],
      ["names:catalog", { engine: "unity" }],
      ["features:feature-store", { databricksMl: true, entities: ["user_id"], features: ["clicks:integer"], readsPerSecond: 12_000 }],
      ["ranking:model-registry", { databricksMl: true }],
      ["scorer:model-serving", { databricksMl: true, instance: "cpu-medium" }],
      ["embed:embedding-job", {}],
      ["index:vector-store", { databricksMl: true, dimension: 384 }],
      ["app:app-service", {}],
      "flow:orchestrator",
    ],
    edges: [
      "lake.files -> job.files",
      "job.tables -> tables.tables",
      "tables.tables -> names.tables",
      "job.features -> features.features",
      "flow.runs -> features.runs",
      "features.features -> scorer.features",
      "ranking.model -> scorer.model",
      "scorer.endpoint -> app.endpoint",
      "lake.files -> embed.files",
      "embed.vectors -> index.vectors",
      "index.vectors -> app.vectors",
    ],
    omit: [],
  }),
};

export const DATABRICKS_SERVING_DRAWINGS: readonly Sample[] = [SERVED];
