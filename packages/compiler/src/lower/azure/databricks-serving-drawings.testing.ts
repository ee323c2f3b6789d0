import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Everything that a workspace serves, asked by an application and filled by a pipeline of the cloud. */
const SERVED: Sample = {
  name: "Served by Databricks",
  blueprint: blueprintOf({
    components: [
      ["lake:object-store", { zones: ["raw"] }],
      ["job:spark-engine", { engine: "databricks" }],
      ["tables:lakehouse-tables", { engine: "delta" }],
      ["features:feature-store", { databricksMl: true, entities: ["user_id", "item_id"], features: ["clicks:integer", "score:number"] }],
      ["ranking:model-registry", { databricksMl: true }],
      ["scorer:model-serving", { databricksMl: true, instance: "gpu-small", replicasMin: 0 }],
      ["llm:foundation-model", { databricksMl: true }],
      ["embedder:foundation-model", { databricksMl: true, model: "default-embedding" }],
      ["embed:embedding-job", {}],
      ["index:vector-store", { databricksMl: true, dimension: 1024 }],
      ["app:app-service", {}],
    ],
    edges: [
      "lake.files -> job.files",
      "job.tables -> tables.tables",
      "job.features -> features.features",
      "features.features -> scorer.features",
      "ranking.model -> scorer.model",
      "scorer.endpoint -> app.endpoint",
      "llm.endpoint -> app.endpoint",
      "lake.files -> embed.files",
      "embedder.endpoint -> embed.endpoint",
      "embed.vectors -> index.vectors",
      "index.vectors -> app.vectors",
    ],
    omit: [],
  }),
};

/** Without a store of tables and a catalog of one's own: what is kept lies where the metastore keeps everything. */
const ALONE: Sample = {
  name: "Databricks without tables",
  blueprint: blueprintOf({
    components: [
      ["names:catalog", { engine: "unity" }],
      ["features:feature-store", { databricksMl: true, entities: ["user_id"], online: false }],
      ["embed:embedding-job", {}],
      ["index:vector-store", { databricksMl: true, vectors: 2_000_000_000 }],
      ["app:app-service", {}],
    ],
    edges: ["embed.vectors -> index.vectors", "index.vectors -> app.vectors", "features.features -> app.features"],
    omit: [],
  }),
};

export const DATABRICKS_SERVING_DRAWINGS: readonly Sample[] = [SERVED, ALONE];
