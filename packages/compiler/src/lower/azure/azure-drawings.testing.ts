import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";
import { CATALOG_DRAWINGS } from "./catalog-drawings.testing.ts";
import { CONFLUENT_DRAWINGS } from "./confluent-drawings.testing.ts";
import { DATABRICKS_ML_DRAWINGS } from "./databricks-ml-drawings.testing.ts";
import { DATABRICKS_SERVING_DRAWINGS } from "./databricks-serving-drawings.testing.ts";
import { FABRIC_DRAWINGS } from "./fabric-drawings.testing.ts";
import { FABRIC_WORK_DRAWINGS } from "./fabric-work-drawings.testing.ts";
import { STREAM_DRAWINGS } from "./stream-drawings.testing.ts";
import { VECTOR_DRAWINGS } from "./vector-drawings.testing.ts";

/** Files of partners in a store with folders and in one with versions. */
const FILES: Sample = {
  name: "Files of partners",
  blueprint: blueprintOf({
    components: [
      [
        "partners:file-source",
        { partners: { acme: { principal: "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02" }, "acme-2": { principal: "unknown" } } },
      ],
      ["lake:object-store", { zones: ["raw", "curated"], lifecycle: { infrequentDays: 30, coldDays: 90, deleteDays: 365 } }],
      ["archive:object-store", { versioning: true, legalHold: true, lifecycle: { noncurrentDeleteDays: 10 } }],
    ],
    edges: ["partners.files -> lake.files", "partners.files -> archive.files"],
    omit: [],
  }),
};

/** Everything that can write a stream, and a delivery of it into files. */
const SOURCES: Sample = {
  name: "Sources into one stream",
  blueprint: blueprintOf({
    components: [
      ["machines:device-source", { devices: 500, messagesPerDevicePerMinute: 6 }],
      ["prices:feed-source", { engine: "websocket", url: "wss://feed.example.com/prices" }],
      ["weather:feed-source", { engine: "http-poll", feedUrlSecret: "weather-url", authSecretName: "weather-token" }],
      ["orders:database-source", { engine: "debezium", host: "db.example.com", tables: ["orders"], user: "zerolake" }],
      ["customers:database-source", { engine: "debezium", databaseEngine: "mysql", secretName: "customers-password" }],
      ["logs:log-source", {}],
      ["calls:log-source", { accountApiLogs: true }],
      ["stream:event-stream", { engine: "event-hubs", topics: ["events", "machines", "prices"] }],
      ["schemas:schema-registry", {}],
      ["delivery:stream-delivery", {}],
      ["store:object-store", {}],
      ["keys:secrets", { names: ["weather-url", "weather-token", "customers-password"] }],
    ],
    edges: [
      "machines.events -> stream.events",
      "prices.events -> stream.events",
      "weather.events -> stream.events",
      "orders.events -> stream.events",
      "customers.events -> stream.events",
      "logs.events -> stream.events",
      "calls.events -> stream.events",
      "stream.events -> schemas.events",
      "stream.events -> delivery.events",
      "delivery.files -> store.files",
    ],
    omit: [],
  }),
};

/** A cluster with GPUs, jobs on it, and Airflow that starts what can be started by a call. */
const KUBERNETES: Sample = {
  name: "Jobs on Kubernetes",
  blueprint: blueprintOf({
    components: [
      ["cluster:kubernetes-cluster", { nodeSize: "medium" }],
      ["gpus:gpu-pool", { engine: "kubernetes", accelerator: "h100", gpus: 8, nodesMax: 2, spot: false }],
      ["frames:object-store", { zones: ["curated"] }],
      ["embed:embedding-job", { chunking: "frame" }],
      ["scenes:vector-store", { dimension: 512, quantization: "fp16" }],
      ["training:model-training", { method: "full", distributed: true }],
      ["churn:model-training", { method: "classic", checkpointing: true }],
      ["models:model-registry", {}],
      ["workflows:orchestrator", { engine: "airflow", schedule: "0 3 * * *" }],
      ["tables:lakehouse-tables", { engine: "iceberg", zones: ["gold"] }],
      ["features:feature-store", { entities: ["user_id"], features: ["clicks:integer", "score:number"] }],
    ],
    edges: [
      "frames.files -> embed.files",
      "gpus.compute -> embed.compute",
      "gpus.compute -> training.compute",
      "embed.vectors -> scenes.vectors",
      "training.model -> models.model",
      "tables.tables -> features.tables",
      "features.features -> churn.features",
      "churn.model -> models.model",
      "workflows.runs -> churn.runs",
    ],
    omit: [],
  }),
};

/** A Lance dataset, a model of the public hub, and an application that reads secrets. */
const MODELS: Sample = {
  name: "Open models and datasets",
  blueprint: blueprintOf({
    components: [
      ["images:object-store", { zones: ["raw"] }],
      ["dataset:dataset-store", { engine: "lance" }],
      ["llm:foundation-model", { engine: "huggingface", model: "Qwen/Qwen2.5-7B-Instruct" }],
      ["app:app-service", { secretNames: ["api-key"], public: true, cpu: 1, memoryGb: 4 }],
      ["keys:secrets", { names: ["api-key"] }],
      ["notebooks:ml-workspace", {}],
      ["churn:model-training", {}],
      ["small:model-serving", { instance: "cpu-medium", replicasMin: 0 }],
      ["warehouse:sql-engine", { engine: "redshift", hoursPerDay: 8 }],
    ],
    edges: [
      "images.files -> dataset.files",
      "llm.endpoint -> app.endpoint",
      "dataset.dataset -> notebooks.dataset",
      "churn.model -> small.model",
      "small.endpoint -> app.endpoint",
      "warehouse.rows -> app.rows",
    ],
    omit: [],
  }),
};

/** Drawn for what no template has. */
/** A warehouse of Fabric that an application asks. */
const FABRIC: Sample = {
  name: "Fabric warehouse",
  blueprint: blueprintOf({
    components: [["sql:sql-engine", { engine: "fabric" }], "app:app-service"],
    edges: ["sql.rows -> app.rows"],
    omit: [],
  }),
};

export const AZURE_DRAWINGS: readonly Sample[] = [
  FILES,
  SOURCES,
  KUBERNETES,
  MODELS,
  FABRIC,
  ...CONFLUENT_DRAWINGS,
  ...FABRIC_DRAWINGS,
  ...FABRIC_WORK_DRAWINGS,
  ...DATABRICKS_ML_DRAWINGS,
  ...DATABRICKS_SERVING_DRAWINGS,
  ...STREAM_DRAWINGS,
  ...VECTOR_DRAWINGS,
  ...CATALOG_DRAWINGS,
];
