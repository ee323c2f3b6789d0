import { jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { OperationVerb, StoredResource } from "../store/records.ts";
import { recordActivity } from "./activity/record-activity.ts";
import { checkBody, checkFree, checkParents, checkQuota, find } from "./check-request.ts";
import type { Route } from "./find-route.ts";
import { type GoogleCall, placeOf } from "./google-call.ts";
import { GoogleError, notFound } from "./google-error.ts";
import { mergePatch, withMask } from "./merge.ts";
import { refuseConcurrent, startOperation } from "./operations.ts";
import { etagOf, withOutputs } from "./outputs.ts";
import { nameInPath, newName, unwrapped } from "./resource-name.ts";

/** What lists show at once when nobody asks for less. */
const PAGE_SIZE = 500;

export function getResource(call: GoogleCall, { type }: Route): Reply {
  return jsonReply(200, existing(call, type).model);
}

/** Page by page when a size is asked for; old services call it `maxResults`. */
export function listResources(call: GoogleCall, { type }: Route): Reply {
  const found = call.sandbox.store.resources
    .list(placeOf(call), type)
    .filter(({ identifier }) => identifier.startsWith(`${nameInPath(call.path)}/`))
    .map(({ model }) => model);
  const { query } = call.exchange;
  const field = call.path.slice(call.path.lastIndexOf("/") + 1);
  const start = Number(query.get("pageToken") ?? 0) || 0;
  const end = start + (Number(query.get("pageSize") ?? query.get("maxResults") ?? 0) || PAGE_SIZE);
  const page = found.slice(start, end);
  return jsonReply(200, { [field]: page, items: page, ...(end < found.length ? { nextPageToken: String(end) } : {}) });
}

export async function createResource(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  checkBody(route, body);
  const { type } = route;
  const name = newName(call, type, body);
  const sent = unwrapped(type, body);
  checkParents(call, type, name, sent);
  checkFree(call, type, name);
  checkQuota(call, type);
  return settle(call, route, { verb: "CREATE", name, model: withOutputs(call, type, name, sent), serviceState: {} });
}

export async function updateResource(call: GoogleCall, route: Route, body: JsonObject): Promise<Reply> {
  const { type } = route;
  const before = existing(call, type);
  checkBody(route, body);
  checkState(call, before, body);
  refuseConcurrent(call, type, before.identifier);
  const sent = unwrapped(type, body);
  const mask = call.exchange.query.get("updateMask") ?? (typeof body["updateMask"] === "string" ? body["updateMask"] : undefined);
  const merged = mask === undefined ? mergePatch(before.model, sent) : withMask(before.model, sent, mask.split(","));
  const metageneration = "metageneration" in before.model ? { metageneration: String(Number(before.model["metageneration"]) + 1) } : {};
  const next: JsonObject = { ...merged, ...metageneration };
  const model: JsonObject = {
    ...next,
    ...("etag" in before.model ? { etag: etagOf(next) } : {}),
    ...("fingerprint" in before.model ? { fingerprint: etagOf(next) } : {}),
  };
  return settle(call, route, { verb: "UPDATE", name: before.identifier, model, serviceState: before.serviceState });
}

export async function deleteResource(call: GoogleCall, route: Route): Promise<Reply> {
  const before = existing(call, route.type);
  refuseConcurrent(call, route.type, before.identifier);
  const inside = contentsOf(call, before);
  const isWanted = call.exchange.query.get("deleteContents") === "true";
  if (inside.length > 0 && !isWanted) {
    throw new GoogleError(
      400,
      "FAILED_PRECONDITION",
      `${before.identifier} is not empty: it still contains ${inside[0]?.identifier}.`,
      "resourceInUse",
    );
  }
  await Promise.all(inside.map((item) => call.sandbox.store.resources.remove(item, item.type, item.identifier)));
  return settle(call, route, { verb: "DELETE", name: before.identifier, model: null, serviceState: {} });
}

export function existing(call: GoogleCall, type: string): StoredResource {
  // Users of databases are changed and deleted by a name in the query.
  const query = type === "sqladmin.user" ? call.exchange.query.get("name") : null;
  const name = nameInPath(call.path) + (query === null ? "" : `/${query}`);
  const found = find(call, type, name);
  if (!found) throw notFound(name);
  return found;
}

/** Types that hold others, by the name of what is inside. */
const CONTAINERS = new Set(["bigquery.dataset", "storage.bucket", "cloudkms.keyRing", "dns.managedZone"]);

function contentsOf(call: GoogleCall, { type, identifier }: StoredResource): readonly StoredResource[] {
  if (!CONTAINERS.has(type)) return [];
  return call.sandbox.store.resources.listAccount(call.project).filter((other) => other.identifier.startsWith(`${identifier}/`));
}

/** Whoever says which state a change was made for is refused when it is another one by now. */
function checkState({ exchange }: GoogleCall, { model }: StoredResource, body: JsonObject): void {
  const header = exchange.headers["if-match"];
  const generation = exchange.query.get("ifMetagenerationMatch");
  const isOther =
    (header !== undefined && header !== "*" && header !== model["etag"]) || (generation !== null && generation !== model["metageneration"]);
  if (isOther) throw new GoogleError(412, "FAILED_PRECONDITION", "Precondition check failed.", "conditionNotMet");
  const told = body["etag"] ?? body["fingerprint"];
  if (told !== undefined && told !== (body["etag"] === undefined ? model["fingerprint"] : model["etag"])) {
    throw new GoogleError(409, "ABORTED", "There were concurrent changes: read the resource again and repeat.");
  }
}

interface Settled {
  readonly verb: OperationVerb;
  readonly name: string;
  readonly model: JsonObject | null;
  readonly serviceState: JsonObject;
}

/** At once, or through an operation, as the vendor's documents say of the method. */
async function settle(call: GoogleCall, { type, method }: Route, { verb, name, model, serviceState }: Settled): Promise<Reply> {
  const { resources } = call.sandbox.store;
  const failure = takeFailure(call, { type, verb, name });
  if (method.response?.endsWith("Operation")) {
    const outcome = failure
      ? { errorCode: failure.status, message: failure.message }
      : { resource: model === null ? null : { model, serviceState } };
    return startOperation(call, { type, verb, name, outcome, response: method.response });
  }
  if (failure) throw failure;
  recordActivity(call, type, name);
  if (model === null) {
    await resources.remove(placeOf(call), type, name);
    return jsonReply(200, {});
  }
  const createdAt = resources.get(placeOf(call), type, name)?.createdAt ?? call.sandbox.now();
  await resources.put({ ...placeOf(call), type, identifier: name, model, serviceState, createdAt });
  return jsonReply(200, model as Json);
}

/** A fault that lets the work fail after the request was taken. */
function takeFailure(
  call: GoogleCall,
  { type, verb, name }: { readonly type: string; readonly verb: OperationVerb; readonly name: string },
) {
  const subject = { account: call.project, service: call.host, operation: verb, type, identifier: name };
  const fault = call.sandbox.faults.take(subject, (action) => action.kind === "fail" && action.at === "handler");
  return fault?.kind === "fail" ? new GoogleError(fault.status ?? 500, fault.code, fault.message) : undefined;
}

/** The body as JSON; nothing is an empty map. */
export function readBody(text: string): JsonObject {
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Told below.
  }
  throw new GoogleError(400, "INVALID_ARGUMENT", "Invalid JSON payload received.", "parseError");
}
