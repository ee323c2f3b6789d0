import type { SmallEnvironment } from "./small-environment.testing.ts";

export type VariantDrawing = readonly [variant: string, component: string, drawing: SmallEnvironment];

/** Drawings of sources, models, datasets, and of the engines and workflows beside the usual ones. */
export const SOURCE_DRAWINGS: readonly VariantDrawing[] = [
  [
    "iot-to-kinesis",
    "sensors",
    {
      components: ["sensors:device-source", ["stream:event-stream", { engine: "kinesis", topics: ["events", "sensors"] }]],
      edges: ["sensors.events -> stream.events"],
    },
  ],
  [
    "iot-to-msk",
    "sensors",
    { components: ["sensors:device-source", ["stream:event-stream", { engine: "kafka" }]], edges: ["sensors.events -> stream.events"] },
  ],
  [
    "logs-subscription",
    "logs",
    {
      components: [
        ["logs:log-source", { logGroups: ["/aws/lambda/checkout", "/api"], filter: "ERROR" }],
        ["stream:event-stream", { engine: "kafka", serverless: true }],
      ],
      edges: ["logs.events -> stream.events"],
    },
  ],
  [
    "logs-subscription",
    "logs",
    { components: ["logs:log-source", ["stream:event-stream", { engine: "kinesis" }]], edges: ["logs.events -> stream.events"] },
  ],
  [
    "ecs-fargate",
    "market",
    {
      components: [
        ["market:feed-source", { engine: "websocket", feedUrlSecret: "market-url", subscribeMessage: "all" }],
        ["secrets:secrets", { names: ["market-url"] }],
        ["stream:event-stream", { engine: "kinesis", keyField: "sku" }],
      ],
      edges: ["market.events -> stream.events"],
    },
  ],
  [
    "ecs-fargate",
    "weather",
    {
      components: [
        ["weather:feed-source", { engine: "http-poll", url: "https://weather.example.com/now", authSecretName: "weather-token" }],
        ["secrets:secrets", { names: ["weather-token"] }],
        ["stream:event-stream", { engine: "kafka" }],
      ],
      edges: ["weather.events -> stream.events"],
    },
  ],
  [
    "bedrock",
    "llm",
    {
      components: [["llm:foundation-model", { dataResidency: "region" }], "app:app-service"],
      edges: ["llm.endpoint -> app.endpoint"],
    },
  ],
  [
    "bedrock",
    "embedder",
    {
      components: [
        ["embedder:foundation-model", { model: "amazon.titan-embed-text-v2:0" }],
        "lake:object-store",
        "embed:embedding-job",
        ["vectors:vector-store", { engine: "s3-vectors" }],
      ],
      edges: ["embedder.endpoint -> embed.endpoint", "lake.files -> embed.files", "embed.vectors -> vectors.vectors"],
    },
  ],
  [
    "huggingface",
    "llm",
    {
      components: [
        ["llm:foundation-model", { engine: "huggingface", model: "Qwen/Qwen2.5-7B-Instruct" }],
        ["embedder:foundation-model", { engine: "huggingface", model: "BAAI/bge-m3", modelVersion: "main" }],
        "app:app-service",
      ],
      edges: ["llm.endpoint -> app.endpoint", "embedder.endpoint -> app.endpoint"],
    },
  ],
  [
    "deeplake-s3",
    "samples",
    {
      components: ["lake:object-store", "samples:dataset-store", "names:catalog", "train:model-training", "lab:ml-workspace"],
      edges: [
        "lake.files -> samples.files",
        "samples.dataset -> names.dataset",
        "samples.dataset -> train.dataset",
        "samples.dataset -> lab.dataset",
      ],
    },
  ],
  [
    "lance-s3",
    "samples",
    {
      components: ["tables:lakehouse-tables", ["samples:dataset-store", { engine: "lance" }], "pool:gpu-pool", "embed:embedding-job"],
      edges: ["tables.tables -> samples.tables", "samples.dataset -> embed.dataset", "pool.compute -> embed.compute"],
    },
  ],
  [
    "dms-serverless",
    "orders",
    {
      components: [
        ["orders:database-source", { engine: "managed", databaseEngine: "sqlserver", host: "db.example.com", tables: ["orders"] }],
        ["stream:event-stream", { engine: "kinesis" }],
      ],
      edges: ["orders.events -> stream.events"],
    },
  ],
  [
    "dms-serverless",
    "orders",
    {
      components: [
        ["orders:database-source", { engine: "managed", databaseEngine: "oracle" }],
        ["stream:event-stream", { engine: "kinesis" }],
      ],
      edges: ["orders.events -> stream.events"],
    },
  ],
  [
    "debezium-mskconnect",
    "orders",
    {
      components: [
        ["orders:database-source", { databaseEngine: "postgres", host: "db.example.com", tables: ["orders"], database: "shop" }],
        ["stream:event-stream", { engine: "kafka" }],
      ],
      edges: ["orders.events -> stream.events"],
    },
  ],
  [
    "debezium-mskconnect",
    "orders",
    {
      components: [
        ["orders:database-source", { databaseEngine: "mysql" }],
        ["stream:event-stream", { engine: "kafka" }],
      ],
      edges: ["orders.events -> stream.events"],
    },
  ],
  [
    "debezium-mskconnect",
    "orders",
    {
      components: [
        ["orders:database-source", { databaseEngine: "mongodb", host: "db.example.com", secretName: "db", tls: "disable" }],
        ["stream:event-stream", { engine: "kafka" }],
      ],
      edges: ["orders.events -> stream.events"],
    },
  ],
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
