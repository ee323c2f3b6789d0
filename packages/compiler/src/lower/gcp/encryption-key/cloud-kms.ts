import type { DesiredResource } from "@zerolake/resources";
import { type Lowering, type LoweringContext, numberSetting, type Part } from "../../../lowering.ts";
import { addressIn } from "../../part-address.ts";
import { nameOf, pathOf } from "../names.ts";
import { serviceAgentMember } from "../project.ts";
import { gcpResource } from "../resource.ts";

const RING = "cloudkms.keyRing";
const KEY = "cloudkms.cryptoKey";
const SECONDS_PER_DAY = 86_400;
const USE = "roles/cloudkms.cryptoKeyEncrypterDecrypter";

/** Services that encrypt with the key, and what stands behind them: kinds, or variants of a kind. Buckets are everywhere. */
const USERS: Readonly<Record<string, readonly string[]>> = {
  "storage.googleapis.com": ["artefact-store"],
  "pubsub.googleapis.com": ["event-stream/pubsub"],
  "managedkafka.googleapis.com": ["event-stream/managed-kafka"],
  "bigquery.googleapis.com": ["lakehouse-tables", "sql-engine", "data-quality", "feature-store", "vector-store/bigquery-vector"],
  "secretmanager.googleapis.com": ["secrets", "file-source/storage-transfer", "catalog/polaris-cloud-run"],
  "run.googleapis.com": [
    "event-source",
    "app-service/cloud-run",
    "device-source",
    "feed-source",
    "database-source/debezium",
    "dataset-store",
    "embedding-job/cloud-run-job",
    "embedding-job/cloud-run-local-model",
    "model-registry/mlflow-cloud-run",
    "catalog/polaris-cloud-run",
    "model-serving/cloud-run-gpu",
  ],
  "sqladmin.googleapis.com": ["vector-store/cloudsql-pgvector", "model-registry/mlflow-cloud-run", "catalog/polaris-cloud-run"],
  "metastore.googleapis.com": ["catalog/dataproc-metastore"],
  "alloydb.googleapis.com": ["vector-store/alloydb-pgvector"],
  "dataproc.googleapis.com": [
    "spark-engine/dataproc-serverless",
    "spark-engine/dataproc-cluster",
    "stream-processor/spark-streaming",
    "stream-processor/flink-dataproc",
  ],
  "dataflow.googleapis.com": ["stream-processor/dataflow", "embedding-job/dataflow-embed"],
  "datastream.googleapis.com": ["database-source/datastream"],
  "workflows.googleapis.com": ["orchestrator/workflows"],
  "container.googleapis.com": ["kubernetes-cluster"],
  "aiplatform.googleapis.com": [
    "model-registry/vertex-model-registry",
    "model-training/vertex-custom-job",
    "model-serving/vertex-endpoint",
    "feature-store",
    "vector-store/vertex-vector-search",
    "gpu-pool/vertex-persistent-resource",
    "ml-workspace/colab-enterprise",
  ],
  "compute.googleapis.com": [
    "ml-workspace/workbench",
    "kubernetes-cluster",
    "spark-engine/dataproc-cluster",
    "stream-processor/dataflow",
    "embedding-job/dataflow-embed",
    "stream-processor/spark-streaming",
    "stream-processor/flink-dataproc",
  ],
};

/** A ring with one key. Neither can ever be deleted in Google Cloud: they stay, and cost nothing but their versions. */
export const cloudKms: Lowering = {
  cloud: "gcp",
  kind: "encryption-key",
  variant: "cloud-kms",
  service: "Cloud KMS",
  gap: "the key stays when the environment goes; destroying its versions is a decision of its own",
  minutes: [1, 3],
  outputs: (part) => ({ ports: {}, facts: { keyName: keyPath(part) } }),
  lower: (context) => [ring(context), key(context), ...users(context)],
};

function ringName(part: Part): string {
  return nameOf(part, RING, "ring");
}

function keyPath(part: Part): string {
  return pathOf(part, KEY, { keyRing: ringName(part), name: nameOf(part, KEY, "key") });
}

function ring(context: LoweringContext): DesiredResource {
  return gcpResource(context, { name: "ring", type: RING, at: { name: ringName(context) }, properties: {}, retain: true });
}

function key(context: LoweringContext): DesiredResource {
  return gcpResource(context, {
    name: "key",
    type: KEY,
    at: { keyRing: ringName(context), name: nameOf(context, KEY, "key") },
    holdsData: true,
    retain: true,
    properties: {
      purpose: "ENCRYPT_DECRYPT",
      rotationPeriod: `${numberSetting(context, "rotationDays") * SECONDS_PER_DAY}s`,
      versionTemplate: { protectionLevel: "SOFTWARE", algorithm: "GOOGLE_SYMMETRIC_ENCRYPTION" },
      destroyScheduledDuration: `${numberSetting(context, "deletionWindowDays") * SECONDS_PER_DAY}s`,
    },
    dependsOn: ["ring"],
  });
}

/** The service agents may encrypt and decrypt; nobody else needs to, since the services do it for their callers. */
function users(context: LoweringContext): readonly DesiredResource[] {
  return Object.entries(USERS)
    .filter(([, users]) => users.some((user) => isThere(context, user)))
    .map(([service]) =>
      gcpResource(context, {
        name: "use",
        key: service,
        type: "iam.member",
        properties: { onType: KEY, on: keyPath(context), role: USE, member: serviceAgentMember(context, service) },
        dependsOn: [addressIn(context, "key")],
      }),
    );
}

/** `kind` or `kind/variant`. */
function isThere(context: LoweringContext, user: string): boolean {
  const [kind = "", variant] = user.split("/");
  return context.environment.components(kind).some((part) => variant === undefined || part.variant === variant);
}
