import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** A lake that lies in Fabric: files, streams and jobs on one capacity, asked in SQL. */
const LAKE: Sample = {
  name: "Lake in Fabric",
  blueprint: blueprintOf({
    components: [
      ["partners:file-source", { partners: { acme: { principal: "5b0f2c57-7c0f-44ad-8a55-13fb9a3f0b02" } } }],
      ["files:object-store", { zones: ["raw"], legalHold: true }],
      ["clicks:event-stream", { engine: "event-hubs", topics: ["clicks"] }],
      "delivery:stream-delivery",
      ["live:stream-processor", { engine: "spark-streaming", job: "artefact", parallelism: 8 }],
      ["clean:spark-engine", { engine: "fabric", workersMax: 30, workerSize: "medium" }],
      ["raw-tables:lakehouse-tables", { engine: "delta", zones: ["bronze"] }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["silver", "gold"], upsertKey: ["id"], orderingField: "time" }],
      "catalog:catalog",
      "sql:sql-engine",
      "app:app-service",
    ],
    edges: [
      "partners.files -> files.files",
      "files.files -> clean.files",
      "clicks.events -> delivery.events",
      "delivery.tables -> raw-tables.tables",
      "clicks.events -> live.events",
      "live.tables -> tables.tables",
      "clean.tables -> tables.tables",
      "raw-tables.tables -> catalog.tables",
      "tables.tables -> catalog.tables",
      "tables.tables -> sql.tables",
      "sql.rows -> app.rows",
    ],
    omit: [],
  }),
};

/** Events as files of OneLake, several topics, and training that writes beside them. */
const FILES: Sample = {
  name: "Events in OneLake",
  blueprint: blueprintOf({
    components: [
      ["events:event-stream", { engine: "event-hubs", topics: ["orders", "returns"] }],
      "delivery:stream-delivery",
      "store:object-store",
      ["churn:model-training", {}],
      ["clean:spark-engine", { engine: "fabric" }],
      ["tables:lakehouse-tables", { engine: "delta", zones: ["gold"], maintenance: { compaction: false } }],
    ],
    edges: [
      "events.events -> delivery.events",
      "delivery.files -> store.files",
      "churn.files -> store.files",
      "store.files -> clean.files",
      "clean.tables -> tables.tables",
    ],
    omit: [],
  }),
};

/** Fabric beside Databricks: files that both read lie in a storage account, and a workflow of Azure starts what Fabric does. */
const BESIDE: Sample = {
  name: "Fabric beside Databricks",
  blueprint: blueprintOf({
    components: [
      ["files:object-store", { zones: ["raw"] }],
      ["heavy:spark-engine", { engine: "databricks" }],
      ["light:spark-engine", { engine: "fabric", job: "artefact", artefactKey: "jobs/own.py" }],
      ["shared:lakehouse-tables", { engine: "delta", zones: ["bronze"] }],
      ["reports:lakehouse-tables", { engine: "delta", zones: ["gold"] }],
      ["workflow:orchestrator", { schedule: "daily" }],
    ],
    edges: [
      "files.files -> heavy.files",
      "files.files -> light.files",
      "heavy.tables -> shared.tables",
      "light.tables -> reports.tables",
      "light.files -> files.files",
      "workflow.runs -> light.runs",
    ],
    omit: [],
  }),
};

/** A warehouse that asks tables of a storage account, which a stream fills. */
const SEEN: Sample = {
  name: "Fabric on tables of a storage account",
  blueprint: blueprintOf({
    components: [
      ["events:event-stream", { engine: "event-hubs", topics: ["orders"] }],
      "delivery:stream-delivery",
      ["tables:lakehouse-tables", { engine: "delta", zones: ["bronze", "gold"] }],
      ["sql:sql-engine", { engine: "fabric" }],
    ],
    edges: ["events.events -> delivery.events", "delivery.tables -> tables.tables", "tables.tables -> sql.tables"],
    omit: [],
  }),
};

/** Everything that lies in Fabric. */
export const FABRIC_DRAWINGS: readonly Sample[] = [LAKE, FILES, BESIDE, SEEN];
