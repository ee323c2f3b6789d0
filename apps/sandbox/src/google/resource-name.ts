import { randomBytes } from "node:crypto";
import { googleType } from "@zerolake/vendor-schemas";
import { isObject, type Json, type JsonObject, textAt } from "../json.ts";
import type { GoogleCall } from "./google-call.ts";
import { ICEBERG_TYPES } from "./iceberg-types.ts";

/** What stands before a resource in an address: the service and the version of its API. */
const API_PREFIX = /^\/(iceberg\/v1\/restcatalog\/(v1\/)?|bigquery\/v2\/|compute\/v1\/|storage\/v1\/|dns\/v1\/|v\d\w*\/)/;

/** `/v1/projects/p/topics/t:publish` is the resource `projects/p/topics/t`. */
export function nameInPath(path: string): string {
  // Policies of Iceberg catalogs are asked for at an older address.
  const prefix = /^\/v1\/projects\/[^/]+\/catalogs\/[^/]+$/.test(path.replace(/:\w+$/, "")) ? "extensions/" : "";
  return (prefix + path.replace(API_PREFIX, "")).replace(/:[A-Za-z]+$/, "").replace(/\/(getIamPolicy|setIamPolicy|iam|removePeering)$/, "");
}

/** Where a body says its own name, for types that are not named in the query. */
const NAME_FIELDS: readonly string[] = [
  "datasetReference.datasetId",
  "tableReference.tableId",
  "rowAccessPolicyReference.policyId",
  "accountId",
  "schemaRegistryId",
  "dataPolicyId",
  "clusterName",
  "name",
  "namespace.0",
];

/** Types whose creation has the name in a field that elsewhere means something else. */
const OWN_FIELDS: Readonly<Record<string, string>> = { "dataproc.autoscalingPolicy": "id" };

/** The name of a resource that is being created: from the address, the query or the body; services that choose it themselves draw one. */
export function newName({ exchange, path, project }: GoogleCall, type: string, body: JsonObject): string {
  const collection = nameInPath(path);
  const vendor = ICEBERG_TYPES[type] ?? googleType(type);
  if (vendor?.methods.create?.verb === "PUT" || path.includes(":")) return collection;
  const asked = vendor?.methods.create?.query.find((key) => /(Id|-id)$/.test(key) && key !== "requestId" && exchange.query.get(key));
  const own = OWN_FIELDS[type] === undefined ? undefined : textAt(body as Json, OWN_FIELDS[type]);
  const id = asked === undefined ? (own ?? idInBody(body) ?? idInBody(unwrapped(type, body))) : exchange.query.get(asked);
  if (type === "iam.serviceAccount") return `${collection}/${id}@${project}.iam.gserviceaccount.com`;
  if (type === "dns.recordSet") return `${collection}/${id}/${String(body["type"])}`;
  return `${collection}/${id ?? drawnId()}`;
}

function idInBody(body: JsonObject): string | undefined {
  const text = NAME_FIELDS.map((field) => textAt(body as Json, field)).find((found) => found !== undefined);
  // A folder's own name ends with a slash.
  return text?.endsWith("/") ? text : text?.slice(text.lastIndexOf("/") + 1);
}

function drawnId(): string {
  return String(BigInt(`0x${randomBytes(8).toString("hex")}`) % 10_000_000_000_000_000_000n);
}

/** The resource inside a request that wraps it, e.g. `{ "topic": { … }, "updateMask": "…" }`. */
export function unwrapped(type: string, body: JsonObject): JsonObject {
  const field = WRAPS[type];
  const inner = field === undefined ? undefined : body[field];
  return isObject(inner) ? inner : body;
}

const WRAPS: Readonly<Record<string, string>> = {
  "iam.serviceAccount": "serviceAccount",
  "pubsub.topic": "topic",
  "pubsub.subscription": "subscription",
  "storagetransfer.job": "transferJob",
  "container.cluster": "cluster",
  "container.nodePool": "nodePool",
  "managedkafka.schemaRegistry": "schemaRegistry",
  "bigquerydatapolicy.dataPolicy": "dataPolicy",
};
