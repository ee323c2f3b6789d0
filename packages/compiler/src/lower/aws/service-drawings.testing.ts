import type { VariantDrawing } from "./small-environment.testing.ts";

/** Drawings of the services beside the cloud. */
export const SERVICE_DRAWINGS: readonly VariantDrawing[] = [
  [
    "databricks",
    "job",
    {
      components: [
        "lake:object-store",
        ["job:spark-engine", { engine: "databricks", spotShare: 0.5, workerSize: "large" }],
        ["tables:lakehouse-tables", { engine: "iceberg", upsertKey: ["id"] }],
        ["names:catalog", { engine: "unity" }],
        ["sql:sql-engine", { engine: "databricks-sql", concurrency: 25 }],
        ["flow:orchestrator", { schedule: "30 4 * * 1" }],
      ],
      edges: [
        "lake.files -> job.files",
        "job.tables -> tables.tables",
        "tables.tables -> names.tables",
        "lake.files -> names.files",
        "tables.tables -> sql.tables",
        "flow.runs -> job.runs",
      ],
    },
  ],
  [
    "confluent",
    "stream",
    {
      components: [
        ["app:event-source", { eventsPerSecond: 2000 }],
        ["market:feed-source", { url: "https://feed.example.com/now", engine: "http-poll" }],
        ["orders:database-source", { databaseEngine: "postgres", host: "db.example.com", tables: ["orders"] }],
        ["stream:event-stream", { engine: "confluent", topics: ["events", "market", "orders"], partitions: 12 }],
        ["schemas:schema-registry", { format: "json" }],
        ["job:stream-processor", { engine: "flink" }],
        "tables:lakehouse-tables",
      ],
      edges: [
        "app.events -> stream.events",
        "market.events -> stream.events",
        "orders.events -> stream.events",
        "stream.events -> schemas.events",
        "stream.events -> job.events",
        "job.tables -> tables.tables",
      ],
    },
  ],
  [
    "confluent-connector",
    "orders",
    {
      components: [
        ["orders:database-source", { databaseEngine: "sqlserver" }],
        ["stream:event-stream", { engine: "confluent" }],
      ],
      edges: ["orders.events -> stream.events"],
    },
  ],
  [
    "databricks-sql",
    "sql",
    {
      components: ["tables:lakehouse-tables", ["sql:sql-engine", { engine: "databricks-sql" }]],
      edges: ["tables.tables -> sql.tables"],
    },
  ],
  [
    "unity",
    "names",
    { components: ["tables:lakehouse-tables", ["names:catalog", { engine: "unity" }]], edges: ["tables.tables -> names.tables"] },
  ],
];
