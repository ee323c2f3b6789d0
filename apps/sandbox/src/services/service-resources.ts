import { mergePatch } from "../google/merge.ts";
import { bodyText, jsonReply, type Reply } from "../http/exchange.ts";
import { isObject, type JsonObject, textAt } from "../json.ts";
import type { StoredResource } from "../store/records.ts";
import { checkBody, checkFree, checkQuota, missing, type ServiceRequest, takeFailure, typeRules } from "./check-service-request.ts";
import type { ServiceRoute } from "./find-service-route.ts";
import { placeOf, type ServiceCall, ServiceError } from "./service-call.ts";

export function answerResource(request: ServiceRequest): Reply | Promise<Reply> {
  switch (request.route.verb) {
    case "create":
      return createResource(request);
    case "list":
      return listResources(request);
    case "update":
      return updateResource(request);
    case "define":
      return defineResource(request);
    case "delete":
      return deleteResource(request);
    default:
      return getResource(request);
  }
}

function getResource({ call, rules, ...request }: ServiceRequest): Reply {
  const resource = existing({ call, rules, ...request });
  const shown = rules.show(call, resource);
  if (!shown) throw missing(rules, resource.identifier);
  return jsonReply(200, shown);
}

function listResources({ call, route, rules }: ServiceRequest): Reply {
  const { query } = call.exchange;
  const items = call.sandbox.store.resources
    .list(placeOf(call), route.type)
    .filter(({ serviceState }) =>
      route.variables.every((variable) =>
        String(serviceState["parents"] ?? "")
          .split(" ")
          .includes(variable),
      ),
    )
    .filter(({ model, serviceState }) => matchesQuery(query, model, serviceState))
    .flatMap((resource): readonly JsonObject[] => {
      const shown = rules.show(call, resource);
      return shown ? [shown] : [];
    });
  return jsonReply(200, rules.list(call, route.type, items));
}

/** Filters that are fields of the resource, or its parent's id. */
function matchesQuery(query: URLSearchParams, model: JsonObject, serviceState: JsonObject): boolean {
  const filters = ["name", "display_name", "principal", "crn_pattern", "catalog_name"];
  const environment = query.get("environment");
  const isInside =
    environment === null ||
    String(serviceState["parents"] ?? "")
      .split(" ")
      .includes(environment) ||
    textAt(model, "spec.environment.id") === environment;
  return isInside && filters.every((field) => query.get(field) === null || model[field] === undefined || model[field] === query.get(field));
}

async function createResource(request: ServiceRequest): Promise<Reply> {
  const { call, route, rules, body } = request;
  checkBody(request);
  const type = typeRules(rules, route.type);
  const { resources } = call.sandbox.store;
  for (const [needed, wanted] of type.needs?.(body, route) ?? []) {
    if (![needed].flat().some((one) => resources.get(placeOf(call), one, wanted))) throw missing(rules, wanted);
  }
  const id = String(type.idIn?.(body, route) ?? type.drawId?.());
  const known = resources.get(placeOf(call), route.type, id);
  if (!type.isUpsert) checkFree(request, known, id);
  checkQuota(request);
  const resource = newResource(request, id, known);
  await resources.put(resource);
  for (const [made, madeId, model] of type.comesWith?.(id, body) ?? [])
    await resources.put({ ...resource, type: made, identifier: madeId, model });
  return rules.created(call, resource);
}

function newResource({ call, route, rules, body }: ServiceRequest, id: string, known: StoredResource | undefined): StoredResource {
  const { latency, now } = call.sandbox;
  const type = typeRules(rules, route.type);
  const failure = takeFailure(call, route.type, id);
  const readyAt = now() + (type.isLate ? latency.durationMs(route.type, "CREATE") : 0);
  return {
    ...placeOf(call),
    type: route.type,
    identifier: id,
    model: { ...(type.kept?.(body) ?? body), ...type.outputs?.(id, body, call) },
    serviceState: { parents: route.variables.join(" "), readyAt, ...(failure ? { failure } : {}) },
    createdAt: known?.createdAt ?? now(),
  };
}

async function updateResource(request: ServiceRequest): Promise<Reply> {
  const { call, route, rules, body } = request;
  const before = existing(request);
  checkBody(request);
  const type = typeRules(rules, route.type);
  const sent = type.kept?.(body) ?? body;
  const outputs = type.outputs?.(before.identifier, body, call) ?? {};
  const model = type.isReplaced ? { ...sent, ...outputs } : mergePatch(before.model, sent);
  const resource = { ...before, model };
  await call.sandbox.store.resources.put(resource);
  return jsonReply(200, rules.show(call, resource) ?? {});
}

/** What an item is made of; no answer shows it. */
async function defineResource(request: ServiceRequest): Promise<Reply> {
  const { call, rules, body } = request;
  const before = existing(request);
  checkBody(request);
  const resource = { ...before, serviceState: { ...before.serviceState, ...body } };
  await call.sandbox.store.resources.put(resource);
  return rules.defined?.(call, resource) ?? jsonReply(200, {});
}

async function deleteResource(request: ServiceRequest): Promise<Reply> {
  const { call, route, rules } = request;
  const { resources } = call.sandbox.store;
  const before = existing(request);
  const { holds } = typeRules(rules, route.type);
  const inside = holds
    ? resources.listAccount(call.account).filter((other) => holds.types.includes(other.type) && holds.isInside(other, before))
    : [];
  if (inside.length > 0 && !holds?.isWith && call.exchange.query.get("force") !== "true") {
    throw new ServiceError(400, rules.codes.inUse, `${before.identifier} is not empty: it still has ${inside[0]?.identifier}.`);
  }
  await Promise.all([...inside, before].map((gone) => resources.remove(gone, gone.type, gone.identifier)));
  return rules.deleted;
}

function existing({ call, route, rules, body }: ServiceRequest): StoredResource {
  const id = typeRules(rules, route.type).asked?.(call, body) ?? idInAddress(route);
  const found = call.sandbox.store.resources.get(placeOf(call), route.type, id);
  if (!found) throw missing(rules, id);
  return found;
}

/** The last variable part, unless it only names a version of the resource. */
function idInAddress({ variables, method }: ServiceRoute): string {
  return (method.path.endsWith("/versions/{}") ? variables.at(-2) : variables.at(-1)) ?? "";
}

/** The body as JSON; nothing is an empty map. */
export function readBody(call: Pick<ServiceCall, "exchange">): JsonObject {
  const text = bodyText(call.exchange);
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Told below.
  }
  throw new ServiceError(400, "INVALID_JSON", "The body is not valid JSON.");
}
