import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Flink between Kafka streams and tables of two formats. */
const FLINK: Sample = {
  name: "Flink on Kafka",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { engine: "kafka", topics: ["clicks", "orders"] }],
      ["job:stream-processor", { engine: "flink", mode: "upsert", parallelism: 12 }],
      ["alerts:event-stream", { engine: "kafka", topics: ["alerts"] }],
      ["tables:lakehouse-tables", { native: false, zones: ["silver"], upsertKey: ["user_id"] }],
      ["history:lakehouse-tables", { engine: "hudi", zones: ["bronze"], upsertKey: ["id"], orderingField: "time" }],
      "key:encryption-key",
    ],
    edges: [
      "app.events -> stream.events",
      "stream.events -> job.events",
      "job.events -> alerts.events",
      "job.tables -> tables.tables",
      "job.tables -> history.tables",
    ],
    omit: [],
  }),
};

/** Kafka Connect into BigQuery's own Iceberg tables and into files. */
const CONNECT: Sample = {
  name: "Kafka Connect",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { engine: "kafka", topics: ["clicks", "orders"] }],
      ["delivery:stream-delivery", { deadLetter: true }],
      ["tables:lakehouse-tables", { native: true, zones: ["bronze"] }],
      ["store:object-store", { zones: ["raw"] }],
    ],
    edges: [
      "app.events -> stream.events",
      "stream.events -> delivery.events",
      "delivery.tables -> tables.tables",
      "delivery.files -> store.files",
    ],
    omit: [],
  }),
};

export const STREAM_DRAWINGS: readonly Sample[] = [FLINK, CONNECT];
