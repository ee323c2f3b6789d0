import { checkGoogleBody } from "@zerolake/vendor-schemas";
import type { JsonObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import type { Route } from "./find-route.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { GoogleError, invalid, notFound } from "./google-error.ts";

/** Fields that a service compares and never stores. */
const COMPARED = new Set(["etag", "fingerprint"]);

/** Refuses a body that the vendor's own documents refuse. They say nothing of lengths and patterns, so neither do we. */
export function checkBody({ method, verb }: Route, body: JsonObject): void {
  if (method.request === undefined) return;
  const id = verb === "create" ? { method: method.id } : {};
  const [first] = checkGoogleBody(method.request, body, id).filter(({ path }) => !COMPARED.has(path.split(".").at(-1) ?? ""));
  if (!first) return;
  if (first.problem === "is not a field of the type") {
    throw invalid(`Invalid JSON payload received. Unknown name "${first.path}": Cannot find field.`);
  }
  throw invalid(`Invalid value at '${first.path}': ${first.problem}.`);
}

/** A service that nobody has enabled in the project answers nothing else. */
export function checkEnabled(call: GoogleCall, host: string): void {
  const service = host.replace(/^[a-z]+-[a-z]+\d+-(?=[a-z]+\.googleapis\.com$)/, "");
  if (ALWAYS_ON.has(service) || isEnabled(call, service)) return;
  throw new GoogleError(
    403,
    "PERMISSION_DENIED",
    `${service} has not been used in project ${call.project} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/${service}/overview?project=${call.project} then retry.`,
    "SERVICE_DISABLED",
  );
}

const ALWAYS_ON = new Set(["serviceusage.googleapis.com", "cloudresourcemanager.googleapis.com"]);

export function isEnabled(call: GoogleCall, service: string): boolean {
  return find(call, "serviceusage.service", `projects/${call.project}/services/${service}`) !== undefined;
}

export function find(call: GoogleCall, type: string, name: string): StoredResource | undefined {
  const { resources } = call.sandbox.store;
  return resources.get(placeOf(call), type, name);
}

/** What must exist before a resource inside it can. */
const PARENTS: Readonly<Record<string, { readonly type: string; readonly of: RegExp }>> = {
  "bigquery.table": { type: "bigquery.dataset", of: /^(projects\/[^/]+\/datasets\/[^/]+)\// },
  "storage.managedFolder": { type: "storage.bucket", of: /^(b\/[^/]+)\// },
  "bigquery.rowAccessPolicy": { type: "bigquery.table", of: /^(.+?\/tables\/[^/]+)\// },
  "managedkafka.topic": { type: "managedkafka.cluster", of: /^(.+?\/clusters\/[^/]+)\// },
  "managedkafka.connector": { type: "managedkafka.connectCluster", of: /^(.+?\/connectClusters\/[^/]+)\// },
  "managedkafka.schemaConfig": { type: "managedkafka.schemaRegistry", of: /^(.+?\/schemaRegistries\/[^/]+)\// },
  "container.nodePool": { type: "container.cluster", of: /^(.+?\/clusters\/[^/]+)\// },
  "aiplatform.feature": { type: "aiplatform.featureGroup", of: /^(.+?\/featureGroups\/[^/]+)\// },
  "aiplatform.featureView": { type: "aiplatform.featureOnlineStore", of: /^(.+?\/featureOnlineStores\/[^/]+)\// },
  "cloudkms.cryptoKey": { type: "cloudkms.keyRing", of: /^(.+\/keyRings\/[^/]+)\// },
  "dns.recordSet": { type: "dns.managedZone", of: /^(.+\/managedZones\/[^/]+)\// },
  "biglake.icebergNamespace": { type: "biglake.icebergCatalog", of: /^(.+\/catalogs\/[^/]+)\// },
};

/** Fields that name another resource by its whole name. */
const REFERENCES: Readonly<Record<string, readonly (readonly [field: string, type: string])[]>> = {
  "pubsub.subscription": [["topic", "pubsub.topic"]],
  "pubsub.topic": [["kmsKeyName", "cloudkms.cryptoKey"]],
};

/** Refuses a resource that hangs in the air. */
export function checkParents(call: GoogleCall, type: string, name: string, body: JsonObject): void {
  const parent = PARENTS[type];
  const parentName = parent?.of.exec(name)?.[1] ?? "";
  if (parent && !find(call, parent.type, withProjectOf(parent.type, parentName, call))) throw notFound(parentName);
  for (const [field, wanted] of REFERENCES[type] ?? []) {
    const value = body[field];
    if (typeof value === "string" && !find(call, wanted, value)) throw notFound(value);
  }
  // The catalog of a bucket bears the bucket's name, and the bucket must be there.
  const bucket = `b/${name.slice(name.lastIndexOf("/") + 1)}`;
  if (type === "biglake.icebergCatalog" && !find(call, "storage.bucket", bucket)) throw notFound(bucket);
}

/** Catalogs stand under `extensions` where namespaces do not. */
function withProjectOf(type: string, name: string, { project }: GoogleCall): string {
  return type === "biglake.icebergCatalog" ? `extensions/projects/${project}/catalogs/${name.slice(name.lastIndexOf("/") + 1)}` : name;
}

/** Names of buckets are unique in the world; all others in their project. */
export function checkFree(call: GoogleCall, type: string, name: string): void {
  const { store } = call.sandbox;
  const taken =
    type === "storage.bucket"
      ? store.resources.listEverywhere(type).some((resource) => resource.identifier === name)
      : find(call, type, name) !== undefined || store.operations.findRunning(placeOf(call), type, name) !== undefined;
  if (taken) throw new GoogleError(409, "ALREADY_EXISTS", `Resource already exists in the project (resource=${name}).`, REASONS[type]);
}

/** Old services say it in their own word. */
const REASONS: Readonly<Record<string, string>> = {
  "bigquery.dataset": "duplicate",
  "bigquery.table": "duplicate",
  "storage.bucket": "conflict",
};

export function checkQuota(call: GoogleCall, type: string): void {
  const { store, quotas } = call.sandbox;
  const limit = quotas.limitOf(call.project, type);
  if (limit === undefined || store.resources.list(placeOf(call), type).length < limit) return;
  throw new GoogleError(
    429,
    "RESOURCE_EXHAUSTED",
    `Quota exceeded for ${type}: limit ${limit} in project ${call.project}.`,
    "QUOTA_EXCEEDED",
  );
}
