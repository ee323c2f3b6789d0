import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Tables of Delta and Hudi in a Hive metastore: filled by a stream and by batches of both kinds. */
const METASTORE: Sample = {
  name: "Hive metastore",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { engine: "kafka", topics: ["clicks"] }],
      ["job:stream-processor", { engine: "spark-streaming" }],
      ["raw:lakehouse-tables", { engine: "delta", zones: ["bronze"], upsertKey: ["id"] }],
      "batch:spark-engine",
      ["refined:lakehouse-tables", { engine: "hudi", zones: ["silver"], upsertKey: ["id"], orderingField: "time" }],
      ["cluster:spark-engine", { mode: "cluster" }],
      ["gold:lakehouse-tables", { engine: "delta", zones: ["gold"] }],
      ["catalog:catalog", { enginesAllowed: ["hive"] }],
      "jobs:orchestrator",
      "key:encryption-key",
    ],
    edges: [
      "app.events -> stream.events",
      "stream.events -> job.events",
      "job.tables -> raw.tables",
      "raw.tables -> batch.tables",
      "batch.tables -> refined.tables",
      "refined.tables -> cluster.tables",
      "cluster.tables -> gold.tables",
      "raw.tables -> catalog.tables",
      "refined.tables -> catalog.tables",
      "gold.tables -> catalog.tables",
      "jobs.runs -> batch.runs",
    ],
    omit: [],
  }),
};

/** Polaris over Iceberg tables. */
const POLARIS: Sample = {
  name: "Polaris",
  blueprint: blueprintOf({
    components: [
      ["tables:lakehouse-tables", { native: false, zones: ["bronze"] }],
      ["catalog:catalog", { engine: "polaris", replicasMin: 2 }],
      "key:encryption-key",
    ],
    edges: ["tables.tables -> catalog.tables"],
    omit: [],
  }),
};

export const CATALOG_DRAWINGS: readonly Sample[] = [METASTORE, POLARIS];
