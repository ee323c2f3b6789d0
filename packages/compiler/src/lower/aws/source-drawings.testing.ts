import type { VariantDrawing } from "./small-environment.testing.ts";

/** Drawings of what data comes from: devices, logs, feeds and databases. */
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
    "cloudtrail",
    "calls",
    {
      components: [
        ["calls:log-source", { accountApiLogs: true, logGroups: ["/aws/lambda/checkout"], filter: '{ $.errorCode = "*" }' }],
        ["stream:event-stream", { engine: "kinesis" }],
        "key:encryption-key",
        ["access:governance", { auditLog: true }],
      ],
      edges: ["calls.events -> stream.events"],
    },
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
];
