import type { VariantDrawing } from "./small-environment.testing.ts";

/** Drawings of the engines and workflows beside the usual ones. */
export const ENGINE_DRAWINGS: readonly VariantDrawing[] = [
  [
    "redshift-serverless",
    "warehouse",
    {
      components: ["tables:lakehouse-tables", ["warehouse:sql-engine", { engine: "redshift" }], "app:app-service"],
      edges: ["tables.tables -> warehouse.tables", "warehouse.rows -> app.rows"],
    },
  ],
  [
    "mwaa",
    "flow",
    {
      components: [
        "lake:object-store",
        ["job:spark-engine", { engine: "glue" }],
        "tables:lakehouse-tables",
        "train:model-training",
        ["flow:orchestrator", { engine: "airflow", schedule: "0 */6 * * *" }],
      ],
      edges: [
        "lake.files -> job.files",
        "job.tables -> tables.tables",
        "tables.tables -> train.tables",
        "flow.runs -> job.runs",
        "flow.runs -> train.runs",
      ],
    },
  ],
  [
    "mwaa-serverless",
    "flow",
    {
      components: [
        "lake:object-store",
        "job:spark-engine",
        ["export:spark-engine", { engine: "glue" }],
        "tables:lakehouse-tables",
        "train:model-training",
        ["flow:orchestrator", { engine: "airflow", mwaaServerless: true, schedule: "0 */6 * * *" }],
      ],
      edges: [
        "lake.files -> job.files",
        "job.tables -> tables.tables",
        "lake.files -> export.files",
        "export.tables -> tables.tables",
        "tables.tables -> train.tables",
        "flow.runs -> job.runs",
        "flow.runs -> export.runs",
        "flow.runs -> train.runs",
      ],
      tier: "prototype",
    },
  ],
  [
    "emr-ec2",
    "job",
    {
      components: [
        "lake:object-store",
        ["job:spark-engine", { engine: "emr", mode: "cluster", workersMax: 8, spotShare: 0.5 }],
        ["tables:lakehouse-tables", { engine: "hudi", upsertKey: ["id"] }],
      ],
      edges: ["lake.files -> job.files", "job.tables -> tables.tables"],
    },
  ],
  [
    "emr-ec2",
    "job",
    {
      components: [
        "lake:object-store",
        ["job:spark-engine", { mode: "cluster", workerSize: "large" }],
        "tables:lakehouse-tables",
        "flow:orchestrator",
      ],
      edges: ["lake.files -> job.files", "job.tables -> tables.tables", "flow.runs -> job.runs"],
    },
  ],
  [
    "glue-streaming",
    "job",
    {
      components: [
        ["stream:event-stream", { engine: "kinesis", topics: ["a", "b"] }],
        ["job:stream-processor", { engine: "spark-streaming", glueStreaming: true, parallelism: 8, sql: "SELECT * FROM input" }],
        ["tables:lakehouse-tables", { engine: "delta", upsertKey: ["id"] }],
        "copies:lakehouse-tables",
        "key:encryption-key",
      ],
      edges: ["stream.events -> job.events", "job.tables -> tables.tables", "job.tables -> copies.tables"],
    },
  ],
  [
    "glue-streaming",
    "job",
    {
      components: [
        ["stream:event-stream", { engine: "kafka", topics: ["a", "b"] }],
        ["job:stream-processor", { engine: "spark-streaming", glueStreaming: true }],
        ["tables:lakehouse-tables", { native: true }],
      ],
      edges: ["stream.events -> job.events", "job.tables -> tables.tables"],
    },
  ],
  [
    "emr-serverless-streaming",
    "job",
    {
      components: [
        ["stream:event-stream", { engine: "kinesis", topics: ["a", "b"] }],
        ["job:stream-processor", { engine: "spark-streaming", parallelism: 8, sql: "SELECT * FROM input" }],
        ["tables:lakehouse-tables", { engine: "delta", upsertKey: ["id"] }],
      ],
      edges: ["stream.events -> job.events", "job.tables -> tables.tables"],
    },
  ],
  [
    "emr-serverless-streaming",
    "job",
    {
      components: [
        ["stream:event-stream", { engine: "kafka", topics: ["a", "b"] }],
        ["job:stream-processor", { engine: "spark-streaming", parallelism: 8, sql: "SELECT * FROM input" }],
        ["tables:lakehouse-tables", { engine: "delta", upsertKey: ["id"] }],
      ],
      edges: ["stream.events -> job.events", "job.tables -> tables.tables"],
    },
  ],
];
