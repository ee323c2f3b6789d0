import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Sources that need no container of ours: senders and partners come to the cloud's own doors. */
const DOORS: Sample = {
  name: "Doors of the cloud itself",
  blueprint: blueprintOf({
    components: [
      ["clicks:event-source", { entraClients: true }],
      ["outside:log-source", { applicationLogs: true }],
      ["stream:event-stream", { engine: "event-hubs", topics: ["clicks", "outside"] }],
      [
        "partners:file-source",
        {
          sftp: true,
          partners: {
            acme: { sshPublicKeys: ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 acme"] },
            "north-wind": { sshPublicKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 north", "ecdsa-sha2-nistp256 AAAAE2VjZHNh north"] },
            late: {},
          },
        },
      ],
      ["lake:object-store", { zones: ["raw", "curated"], versioning: false }],
      ["archive:object-store", { versioning: false }],
    ],
    edges: [
      "clicks.events -> stream.events",
      "outside.events -> stream.events",
      "partners.files -> lake.files",
      "partners.files -> archive.files",
    ],
    omit: [],
  }),
};

/** Files that the search service embeds itself, some by its own hours and some when a workflow says so. */
const INDEXED: Sample = {
  name: "Files that are embedded without a job",
  blueprint: blueprintOf({
    components: [
      ["documents:object-store", { zones: ["raw"], versioning: false }],
      ["manuals:object-store", { zones: ["raw"], versioning: true }],
      ["embedder:foundation-model", { model: "text-embedding-3-small" }],
      ["own-hours:embedding-job", { chunking: "tokens", chunkSize: 256, chunkOverlap: 200 }],
      ["nightly-embedding:embedding-job", { chunking: "none" }],
      ["nightly:orchestrator", {}],
      ["knowledge:vector-store", { dimension: 512 }],
      "app:app-service",
    ],
    edges: [
      "documents.files -> own-hours.files",
      "manuals.files -> own-hours.files",
      "documents.files -> nightly-embedding.files",
      "embedder.endpoint -> own-hours.endpoint",
      "embedder.endpoint -> nightly-embedding.endpoint",
      "own-hours.vectors -> knowledge.vectors",
      "nightly-embedding.vectors -> knowledge.vectors",
      "nightly.runs -> nightly-embedding.runs",
      "knowledge.vectors -> app.vectors",
    ],
    omit: [],
  }),
};

/** Jobs of Flink: into Iceberg and another stream, joined with Hudi, and one of the user's own. */
const FLINK: Sample = {
  name: "Flink on Kubernetes",
  blueprint: blueprintOf({
    components: [
      ["clicks:event-source", {}],
      ["stream:event-stream", { engine: "event-hubs", topics: ["clicks"] }],
      ["sessions:stream-processor", { engine: "flink", mode: "upsert", parallelism: 8, stateTtlHours: 24 }],
      ["profiles:lakehouse-tables", { engine: "iceberg", zones: ["silver", "gold"], upsertKey: ["user_id"] }],
      ["customers:lakehouse-tables", { engine: "hudi", zones: ["gold"], upsertKey: ["id"], orderingField: "updated_at" }],
      ["alerts:event-stream", { engine: "event-hubs", topics: ["alerts"] }],
      ["own:stream-processor", { engine: "flink", job: "artefact", artefactKey: "fraud.jar", exactlyOnce: false }],
    ],
    edges: [
      "clicks.events -> stream.events",
      "stream.events -> sessions.events",
      "customers.tables -> sessions.tables",
      "sessions.tables -> profiles.tables",
      "sessions.events -> alerts.events",
      "stream.events -> own.events",
      "own.events -> alerts.events",
    ],
    omit: [],
  }),
};

const SHOP = { engine: "managed", host: "db.example.com", database: "shop", user: "zerolake", tables: ["orders", "order_lines"] };

/** Tables of databases, copied by Data Factory: with changes and whole, over the internet and from a private network. */
const COPIES: Sample = {
  name: "Copies of databases",
  blueprint: blueprintOf({
    components: [
      ["shop:database-source", { ...SHOP, reachability: "public", secretName: "shop-password" }],
      ["stock:database-source", { ...SHOP, databaseEngine: "sqlserver", tables: ["stock"], tls: "verify-full" }],
      ["billing:database-source", { ...SHOP, databaseEngine: "oracle", reachability: "tunnel" }],
      ["forum:database-source", { ...SHOP, databaseEngine: "mysql", tables: ["posts"], tls: "disable" }],
      ["later:database-source", { ...SHOP, host: "", database: "" }],
      ["changes:lakehouse-tables", { engine: "delta", zones: ["bronze"], upsertKey: ["id", "shop"], orderingField: "updated_at" }],
      ["copies:lakehouse-tables", { engine: "delta", zones: ["bronze", "silver"] }],
      ["keys:secrets", { names: ["shop-password"] }],
    ],
    edges: [
      "shop.tables -> changes.tables",
      "shop.tables -> copies.tables",
      "stock.tables -> copies.tables",
      "billing.tables -> changes.tables",
      "forum.tables -> changes.tables",
      "later.tables -> copies.tables",
    ],
    omit: [],
  }),
};

export const STREAM_DRAWINGS: readonly Sample[] = [DOORS, INDEXED, FLINK, COPIES];
