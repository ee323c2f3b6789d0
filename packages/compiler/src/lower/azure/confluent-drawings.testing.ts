import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Everything of Azure that writes a stream of Confluent, its registry, and a job of Databricks that reads it. */
const STREAM: Sample = {
  name: "Confluent on Azure",
  blueprint: blueprintOf({
    components: [
      ["app:event-source", { eventsPerSecond: 2000 }],
      ["market:feed-source", { url: "https://feed.example.com/now", engine: "http-poll" }],
      ["ticks:feed-source", { url: "wss://feed.example.com/ticks", engine: "websocket" }],
      ["logs:log-source", { applicationLogs: true }],
      ["orders:database-source", { engine: "managed", databaseEngine: "postgres", host: "db.example.com", tables: ["orders"] }],
      ["stock:database-source", { engine: "debezium", databaseEngine: "mysql", host: "db.example.com", secretName: "stock" }],
      ["stream:event-stream", { engine: "confluent", topics: ["events", "market", "orders", "stock"], partitions: 12 }],
      ["schemas:schema-registry", { format: "json" }],
      ["job:stream-processor", { engine: "spark-streaming" }],
      "tables:lakehouse-tables",
      ["spark:spark-engine", { engine: "databricks" }],
      ["keys:secrets", { names: ["stock"] }],
      ["net:network", { egress: "restricted" }],
    ],
    edges: [
      "app.events -> stream.events",
      "market.events -> stream.events",
      "ticks.events -> stream.events",
      "logs.events -> stream.events",
      "orders.events -> stream.events",
      "stock.events -> stream.events",
      "stream.events -> schemas.events",
      "stream.events -> job.events",
      "job.tables -> tables.tables",
      "tables.tables -> spark.tables",
    ],
  }),
};

/** A job of Synapse reads the stream; a connector takes its sign-in from the Secrets component, once somebody has named its database. */
const SYNAPSE: Sample = {
  name: "Confluent and Synapse",
  blueprint: blueprintOf({
    components: [
      ["orders:database-source", { engine: "managed", databaseEngine: "sqlserver", secretName: "orders" }],
      ["stream:event-stream", { engine: "confluent", topics: ["orders"] }],
      ["job:stream-processor", { engine: "spark-streaming" }],
      ["tables:lakehouse-tables", { engine: "delta" }],
      ["spark:spark-engine", { engine: "synapse" }],
      ["keys:secrets", { names: ["orders"] }],
    ],
    edges: [
      "orders.events -> stream.events",
      "stream.events -> job.events",
      "job.tables -> tables.tables",
      "tables.tables -> spark.tables",
    ],
  }),
};

/** Event Hubs know neither full compatibility nor Protocol Buffers. */
const REGISTRY: Sample = {
  name: "Schemas of Event Hubs at Confluent",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { engine: "event-hubs", topics: ["clicks", "carts"] }],
      ["schemas:schema-registry", { format: "protobuf", compatibility: "full" }],
    ],
    edges: ["app.events -> stream.events", "stream.events -> schemas.events"],
  }),
};

/** Flink from one stream into another, which Tableflow keeps as tables in a container. */
const FLINK: Sample = {
  name: "Flink and Tableflow of Confluent",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { engine: "confluent", topics: ["clicks", "carts"] }],
      ["sessions:stream-processor", { engine: "flink", parallelism: 8, stateTtlHours: 24 }],
      ["results:event-stream", { engine: "confluent", topics: ["sessions"] }],
      ["schemas:schema-registry", { format: "avro" }],
      ["delivery:stream-delivery", { deadLetter: true }],
      ["store:object-store", { zones: ["landing", "raw"] }],
    ],
    edges: [
      "app.events -> stream.events",
      "stream.events -> sessions.events",
      "sessions.events -> results.events",
      "results.events -> schemas.events",
      "results.events -> delivery.events",
      "delivery.files -> store.files",
    ],
  }),
};

/** An organisation that Azure bills, with a job in the user's own statements. */
const MARKETPLACE: Sample = {
  name: "Confluent of the Marketplace",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { engine: "confluent", confluentMarketplace: true, topics: ["clicks"] }],
      ["job:stream-processor", { engine: "flink", sql: "INSERT INTO out_results SELECT * FROM in_clicks WHERE val IS NOT NULL;" }],
      ["results:event-stream", { engine: "confluent", confluentMarketplace: true }],
      "delivery:stream-delivery",
      ["tables:lakehouse-tables", { engine: "delta" }],
    ],
    edges: [
      "app.events -> stream.events",
      "stream.events -> job.events",
      "job.events -> results.events",
      "results.events -> delivery.events",
      "delivery.tables -> tables.tables",
    ],
  }),
};

export const CONFLUENT_DRAWINGS: readonly Sample[] = [STREAM, SYNAPSE, REGISTRY, FLINK, MARKETPLACE];
