import { jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { checkEnabled } from "./check-request.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { invalid } from "./google-error.ts";

const HOST = "cloudasset.googleapis.com";
const PAGE_DEFAULT = 100;
const PAGE_MAX = 500;
/** `labels.env=prod` is the whole value, `labels.env:prod` a word of it. */
const TERM = /^labels\.([\w-]+)([:=])"?([^"]*)"?$/;
/** Kinds that the inventory does not know, whatever labels they bear. */
const UNKNOWN_KINDS = new Set(["storage.object", "aiplatform.context", "serviceusage.service", "serviceusage.identity"]);

/** Cloud Asset Inventory's search over a project, as far as labels; `undefined` for any other address. */
export function searchAssets(call: GoogleCall): Reply | undefined {
  const { host, path, project, exchange } = call;
  if (host !== HOST || exchange.method !== "GET" || path !== `/v1/projects/${project}:searchAllResources`) return undefined;
  checkEnabled(call, HOST);
  const { query } = exchange;
  const matches = termOf(query.get("query") ?? "");
  const found = call.sandbox.store.resources
    .listAccount(project)
    .filter(({ cloud, type, model }) => cloud === placeOf(call).cloud && !UNKNOWN_KINDS.has(type) && matches(labelsOf(model)));
  const size = Math.min(Number(query.get("pageSize") ?? 0) || PAGE_DEFAULT, PAGE_MAX);
  const start = startOf(query.get("pageToken"));
  const end = start + size;
  return jsonReply(200, {
    results: found.slice(start, end).map((resource) => result(call, resource)),
    ...(end < found.length ? { nextPageToken: Buffer.from(String(end)).toString("base64url") } : {}),
  });
}

function startOf(token: string | null): number {
  if (token === null) return 0;
  const start = Number(Buffer.from(token, "base64url").toString());
  if (Number.isInteger(start)) return start;
  throw invalid("The page token is not valid.");
}

function termOf(query: string): (labels: JsonObject) => boolean {
  if (query === "") return () => true;
  const [, key, operator, value = ""] = TERM.exec(query) ?? [];
  if (key === undefined) throw invalid(`The sandbox reads queries by one label only, not ${query}.`);
  return (labels) => {
    const label = labels[key];
    return typeof label === "string" && (operator === "=" ? label === value : label.toLowerCase().includes(value.toLowerCase()));
  };
}

function labelsOf(model: JsonObject): JsonObject {
  const labels = model["labels"] ?? model["resourceLabels"] ?? model["userLabels"];
  return isObject(labels) ? labels : {};
}

/** Names of assets carry the project's id; names of buckets stand there alone. */
function result({ projectNumber }: GoogleCall, { type, identifier, model }: StoredResource): JsonObject {
  const [service = "", kind = ""] = type.split(".");
  const host = `${service}.googleapis.com`;
  return {
    name: `//${host}/${type === "storage.bucket" ? identifier.replace(/^b\//, "") : identifier}`,
    assetType: `${host}/${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
    project: `projects/${projectNumber}`,
    displayName: identifier.slice(identifier.lastIndexOf("/") + 1),
    labels: labelsOf(model),
  };
}
