import { type Blueprint, type Component, expandTemplate, type PortReference, SCHEMA_VERSION } from "@zerolake/blueprint";
import { type DataKind, TEMPLATES } from "@zerolake/catalog";
import type { Cloud, Target, Tier } from "@zerolake/resources";

const PLACES: Readonly<Record<Cloud, Pick<Target, "region" | "account">>> = {
  aws: { region: "eu-west-1", account: "123456789012" },
  azure: { region: "westeurope", account: "6a0a5f0e-64a5-4f0c-9f3c-000000000001" },
  gcp: { region: "europe-west1", account: "sample-project" },
};

/** A target in a made-up account; everything that only a person knows is left open unless given. */
export function sampleTarget(tier: Tier, choices: Target["choices"] = {}, cloud: Cloud = "aws"): Target {
  return {
    cloud,
    ...PLACES[cloud],
    tier,
    environment: {
      installationId: "6a0a5f0e-64a5-4f0c-9f3c-0d6a4a2d9a01",
      organizationId: "0d0f2c57-7c0f-44ad-8a55-13fb9a3f0b02",
      environmentId: "b6f0a8d4-11f0-4a76-8f3e-5f9c1f7f0c03",
      name: "dev",
      namePrefix: "zl",
    },
    choices,
    overrides: {},
  };
}

/** Every question of an environment answered: what waits for an answer is created, too. */
export const ANSWERED: Target["choices"] = {
  "images.runtime": `123456789012.dkr.ecr.eu-west-1.amazonaws.com/zerolake/runtime@sha256:${"a".repeat(64)}`,
  "images.python": `123456789012.dkr.ecr.eu-west-1.amazonaws.com/zerolake/python@sha256:${"b".repeat(64)}`,
  debeziumPlugin: "s3://company-plugins/debezium.zip",
  flinkConnectors: [`https://repo.example.com/connector.jar#${"c".repeat(64)}`],
  groupPrincipals: { analysts: "arn:aws:iam::123456789012:role/analysts", ml: "arn:aws:iam::123456789012:role/ml" },
  deployerRoleArn: "arn:aws:iam::123456789012:role/deployer",
  permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary",
  databricksWorkspace: "dbc-0a1b2c3d-4e5f.cloud.databricks.com",
  certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555",
  jwtIssuer: "https://login.example.com/",
  jwtAudience: ["api"],
};

export interface Sample {
  readonly name: string;
  readonly blueprint: Blueprint;
  /** What the drawing wishes for beside what is drawn: variants that are chosen by a flag. */
  readonly choices?: Target["choices"];
}

export function templateSamples(): readonly Sample[] {
  return TEMPLATES.filter((template) => template.clouds.includes("aws")).map((template) => ({
    name: template.title,
    blueprint: expandTemplate(template),
  }));
}

type Draft = readonly (readonly [id: string, kind: string, settings?: Component["settings"]])[];

function draw(components: Draft, edges: readonly string[]): Blueprint {
  return {
    schemaVersion: SCHEMA_VERSION,
    components: components.map(([id, kind, settings = {}]) => ({ id, kind, title: id, settings })),
    edges: edges.map((edge, index) => {
      const [from = "", to = ""] = edge.split(" -> ");
      return { id: `e${index + 1}`, from: port(from), to: port(to) };
    }),
    workload: {},
    tier: "prototype",
    policies: { omit: [] },
    targetChoices: {},
  };
}

function port(text: string): PortReference {
  const [component = "", data = ""] = text.split(".");
  return { component, port: data as DataKind };
}

/** Managed Iceberg tables, governed, filled by delivery and by Spark, asked by an application through SQL. */
export const NATIVE_TABLES: Sample = {
  name: "Native S3 Tables",
  blueprint: draw(
    [
      ["app", "event-source", { eventsPerSecond: 20 }],
      ["stream", "event-stream", { engine: "kinesis", topics: ["orders", "returns"] }],
      ["delivery", "stream-delivery"],
      ["raw", "lakehouse-tables", { native: true, zones: ["bronze"] }],
      ["batch", "spark-engine"],
      ["refined", "lakehouse-tables", { native: true, zones: ["silver", "gold"], upsertKey: ["order_id"] }],
      ["catalog", "catalog"],
      ["access", "governance", { groups: { analysts: { gold: "read" }, ml: { gold: "write" } }, piiTags: ["order_id"] }],
      ["sql", "sql-engine"],
      ["quality", "data-quality", { rules: ["volume"] }],
      ["api", "app-service", { auth: "iam" }],
    ],
    [
      "app.events -> stream.events",
      "stream.events -> delivery.events",
      "delivery.tables -> raw.tables",
      "raw.tables -> batch.tables",
      "batch.tables -> refined.tables",
      "raw.tables -> catalog.tables",
      "refined.tables -> catalog.tables",
      "catalog.catalog -> access.catalog",
      "refined.tables -> sql.tables",
      "refined.tables -> quality.tables",
      "sql.rows -> api.rows",
    ],
  ),
};

/** Serverless Kafka behind a function, delivered into Iceberg tables with masks and several topics. */
const KAFKA_DELIVERY: Sample = {
  name: "Kafka delivery",
  blueprint: draw(
    [
      ["app", "event-source", { eventsPerSecond: 50 }],
      ["stream", "event-stream", { engine: "kafka", serverless: true, topics: ["clicks", "orders"], keyField: "user_id" }],
      ["schemas", "schema-registry", { format: "protobuf", compatibility: "full" }],
      ["delivery", "stream-delivery", { appendOnly: false }],
      ["tables", "lakehouse-tables", { zones: ["bronze"], upsertKey: ["user_id"], partitioning: ["event_date", "bucket(8, user_id)"] }],
      ["catalog", "catalog"],
      [
        "access",
        "governance",
        {
          groups: { analysts: { bronze: "read" }, ml: { bronze: "write" } },
          columnMasks: ["user_id"],
          rowFilters: ["country = 'DE'"],
          piiTags: ["user_id"],
          auditLog: true,
        },
      ],
      ["quality", "data-quality", { rules: ["freshness", "volume", "schema", "null", "range", "uniqueness"] }],
      ["sql", "sql-engine"],
    ],
    [
      "app.events -> stream.events",
      "stream.events -> schemas.events",
      "stream.events -> delivery.events",
      "delivery.tables -> tables.tables",
      "tables.tables -> catalog.tables",
      "catalog.catalog -> access.catalog",
      "tables.tables -> quality.tables",
      "tables.tables -> sql.tables",
    ],
  ),
};

/** Files of partners, a Glue job of the user's SQL, Delta tables, a catalog of files and a workflow that blocks. */
const BATCH: Sample = {
  name: "Batch with partners",
  blueprint: draw(
    [
      ["partners", "file-source", { contentKind: "json", partners: { acme: { principal: "210987654321" } } }],
      [
        "store",
        "object-store",
        {
          zones: ["raw", "curated"],
          legalHold: true,
          retentionDays: 30,
          lifecycle: { infrequentDays: 30, coldDays: 90, noncurrentDeleteDays: 10 },
        },
      ],
      ["job", "spark-engine", { engine: "glue", sql: "SELECT * FROM input" }],
      ["tables", "lakehouse-tables", { engine: "delta", zones: ["silver"], upsertKey: ["id"] }],
      ["catalog", "catalog"],
      ["quality", "data-quality", { onFailure: "block" }],
      ["flow", "orchestrator", { schedule: "0 3 * * 1", retries: 0 }],
    ],
    [
      "partners.files -> store.files",
      "store.files -> job.files",
      "store.files -> catalog.files",
      "job.tables -> tables.tables",
      "tables.tables -> catalog.tables",
      "tables.tables -> quality.tables",
      "flow.runs -> job.runs",
      "flow.runs -> quality.runs",
    ],
  ),
};

/** Flink from stream to stream and into managed tables; delivery of raw events into files. */
const FLINK: Sample = {
  name: "Flink to streams and tables",
  blueprint: draw(
    [
      ["app", "event-source", { eventsPerSecond: 4000, peakFactor: 2 }],
      ["stream", "event-stream", { engine: "kinesis", topics: ["clicks"], serverless: false, partitions: 8 }],
      ["job", "stream-processor", { mode: "upsert", parallelism: 4 }],
      ["alerts", "event-stream", { engine: "kinesis", topics: ["alerts"] }],
      ["tables", "lakehouse-tables", { native: true, zones: ["silver"], upsertKey: ["user_id"] }],
      ["delivery", "stream-delivery"],
      ["store", "object-store"],
    ],
    [
      "app.events -> stream.events",
      "stream.events -> job.events",
      "job.events -> alerts.events",
      "job.tables -> tables.tables",
      "stream.events -> delivery.events",
      "delivery.files -> store.files",
    ],
  ),
};

/** Drawn for what no template has. */
export const DRAWN_SAMPLES: readonly Sample[] = [NATIVE_TABLES, KAFKA_DELIVERY, BATCH, FLINK];
