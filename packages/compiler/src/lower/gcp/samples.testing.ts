import { expandTemplate } from "@zerolake/blueprint";
import { TEMPLATES } from "@zerolake/catalog";
import type { Target } from "@zerolake/resources";
import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";
import { APP_DRAWINGS } from "./app-drawings.testing.ts";
import { CATALOG_DRAWINGS } from "./catalog-drawings.testing.ts";
import { CONFLUENT_SAMPLES } from "./confluent-samples.testing.ts";
import { DATABRICKS_ML_DRAWINGS } from "./databricks-ml-drawings.testing.ts";
import { DATABRICKS_SERVING_DRAWINGS } from "./databricks-serving-drawings.testing.ts";
import { FILE_DRAWINGS } from "./file-drawings.testing.ts";
import { MODEL_DRAWINGS } from "./model-drawings.testing.ts";
import { STREAM_DRAWINGS } from "./stream-drawings.testing.ts";
import { VECTOR_DRAWINGS } from "./vector-drawings.testing.ts";

/** Drawn for what no template has. */
const FILES: Sample = {
  name: "Events into files",
  blueprint: blueprintOf({
    components: [
      ["app:event-source", { eventsPerSecond: 50 }],
      ["stream:event-stream", { topics: ["clicks", "orders"] }],
      "delivery:stream-delivery",
      ["store:object-store", { zones: ["landing", "raw"], versioning: true, lifecycle: { infrequentDays: 30, noncurrentDeleteDays: 7 } }],
      ["places:secrets", { names: ["token", "api-key"] }],
    ],
    edges: ["app.events -> stream.events", "stream.events -> delivery.events", "delivery.files -> store.files"],
    omit: [],
  }),
};

/** A database that Google's own service follows, a broker of one's own, and masks on what they bring. */
const SOURCES: Sample = {
  name: "Sources and masks",
  blueprint: blueprintOf({
    components: [
      ["db:database-source", { engine: "managed", databaseEngine: "mysql", secretName: "db-password" }],
      ["tables:lakehouse-tables", { native: true, zones: ["bronze"], upsertKey: ["user_id"], sortOrClusterBy: ["city"] }],
      "catalog:catalog",
      [
        "access:governance",
        { groups: { analysts: { bronze: "read" } }, columnMasks: ["user_id"], rowFilters: ["city = 'Bonn'"], retentionDays: 30 },
      ],
      ["devices:device-source", { brokerUrl: "mqtts://broker.example.com:8883" }],
      ["stream:event-stream", { topics: ["devices"] }],
      ["delivery:stream-delivery", { deadLetter: true }],
      ["places:secrets", { names: ["db-password"] }],
      "key:encryption-key",
    ],
    edges: [
      "db.tables -> tables.tables",
      "tables.tables -> catalog.tables",
      "catalog.catalog -> access.catalog",
      "devices.events -> stream.events",
      "stream.events -> delivery.events",
      "delivery.tables -> tables.tables",
    ],
    omit: [],
  }),
};

/** What no template draws: a cluster without pools, an endpoint that sleeps, other formats of datasets. */
const PLATFORM: Sample = {
  name: "Platform",
  blueprint: blueprintOf({
    components: [
      "cluster:kubernetes-cluster",
      "models:model-registry",
      ["scorer:model-serving", { replicasMin: 0, instance: "gpu-small" }],
      ["store:object-store", { zones: ["raw"] }],
      ["samples:dataset-store", { engine: "lance" }],
      ["features:feature-store", { entities: ["user_id"], features: ["age:integer", "score:number"], readsPerSecond: 20_000 }],
      ["embed:embedding-job", { documentsPerDay: 200_000 }],
      "index:vector-store",
      ["jobs:orchestrator", { engine: "airflow" }],
    ],
    edges: [
      "models.model -> scorer.model",
      "features.features -> scorer.features",
      "store.files -> samples.files",
      "samples.dataset -> embed.dataset",
      "embed.vectors -> index.vectors",
      "jobs.runs -> embed.runs",
    ],
    omit: [],
  }),
};

/** What no template draws; adding one: its file beside this one, and one line here. */
export const GCP_DRAWINGS: readonly Sample[] = [
  ...CONFLUENT_SAMPLES,
  FILES,
  SOURCES,
  PLATFORM,
  ...APP_DRAWINGS,
  ...CATALOG_DRAWINGS,
  ...FILE_DRAWINGS,
  ...VECTOR_DRAWINGS,
  ...MODEL_DRAWINGS,
  ...STREAM_DRAWINGS,
  ...DATABRICKS_ML_DRAWINGS,
  ...DATABRICKS_SERVING_DRAWINGS,
];

/** Every environment that is audited. */
export const GCP_SAMPLES: readonly Sample[] = [
  ...TEMPLATES.map((template) => ({
    name: template.title,
    blueprint: expandTemplate(template),
  })),
  ...GCP_DRAWINGS,
];

const IMAGES = ["runtime", "python", "debezium", "training", "serving", "mqtt-bridge"];
const MODEL = "projects/sample-project/locations/europe-west1/models/first@1";

/** Every question of an environment answered: what waits for an answer is created, too. */
export const GCP_ANSWERED: Target["choices"] = {
  billingAccount: "012345-6789AB-CDEF01",
  ...Object.fromEntries(IMAGES.map((name) => [`images.${name}`, `europe-docker.pkg.dev/zerolake/images/${name}@sha256:${"a".repeat(64)}`])),
  "models.models": MODEL,
  "unityModelVersions.ranking": "3",
  databricksWorkspace: "1234567890123456.7.gcp.databricks.com",
  flinkConnectors: [`https://repo.example.com/connector.jar#${"c".repeat(64)}`],
  "databases.db": "db.example.com:3306/shop",
  "databases.inventory": "db.example.com:5432/shop",
  "databases.chargebacks": "db.example.com/bank",
  googleGroups: Object.fromEntries(["analysts", "ml", "sre", "risk", "ai"].map((name) => [name, `${name}@example.com`])),
};
