import { checkServiceBody } from "@zerolake/vendor-schemas";
import { jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import { readBody } from "../service-resources.ts";
import { stateOf } from "./databricks-serving-types.ts";

const ACCESS = /^\/api\/2\.0\/permissions\/serving-endpoints\/([^/]+)$/;
const SET = { request: "serving/ServingEndpointsAPI.set_permissions", method: "serving.ServingEndpointsAPI.set_permissions" };
/** Models of Databricks' own that every workspace of a large region has. */
const SERVED_MODELS = new Set([
  "databricks-meta-llama-3-3-70b-instruct",
  "databricks-claude-sonnet-4",
  "databricks-gte-large-en",
  "databricks-bge-large-en",
]);
const TYPE = "databricks.servingEndpoint";
const ENDPOINT = /^\/api\/2\.0\/serving-endpoints\/([^/]+)$/;

/** Who may ask an endpoint: the list stands with it and goes with it. `undefined` for every other address. */
export function answerServingAccess(call: ServiceCall): Promise<Reply> | Reply | undefined {
  const [, id] = ACCESS.exec(call.path) ?? [];
  if (id === undefined) return undefined;
  const endpoint = call.sandbox.store.resources.list(placeOf(call), TYPE).find(({ model }) => model["id"] === id);
  if (!endpoint) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `Inference endpoint ${id} does not exist.`);
  return call.exchange.method === "PUT" ? replace(call, endpoint) : shown(id, entriesOf(endpoint.serviceState["access"]));
}

async function replace(call: ServiceCall, endpoint: StoredResource): Promise<Reply> {
  const body = readBody(call);
  const [first] = checkServiceBody(call.service, SET.request, body, { method: SET.method });
  if (first) throw new ServiceError(400, "INVALID_PARAMETER_VALUE", `${first.path}: ${first.problem}`);
  const access = entriesOf(body["access_control_list"]);
  const stranger = access.find((entry) => !isMember(call, entry));
  if (stranger) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `Principal: ${nameOf(stranger)} does not exist`);
  await call.sandbox.store.resources.put({ ...endpoint, serviceState: { ...endpoint.serviceState, access } });
  return shown(String(endpoint.model["id"]), access);
}

/** Only members of the workspace get rights in it. */
function isMember(call: ServiceCall, entry: JsonObject): boolean {
  const { resources } = call.sandbox.store;
  const principals = resources.list(placeOf(call), "databricks.servicePrincipal").map(({ model }) => model["applicationId"]);
  const users = resources.list(placeOf(call), "databricks.user").map(({ model }) => model["userName"]);
  return [...principals, ...users].includes(nameOf(entry));
}

function nameOf({ service_principal_name: principal, user_name: user }: JsonObject): string {
  return String(principal ?? user);
}

function shown(id: string, access: readonly JsonObject[]): Reply {
  const list = access.map(({ permission_level: level, ...who }) => ({
    ...who,
    all_permissions: [{ permission_level: level, inherited: false }],
  }));
  return jsonReply(200, { object_id: `/serving-endpoints/${id}`, object_type: "serving-endpoint", access_control_list: list });
}

function entriesOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A look at an endpoint: Databricks itself keeps some in every workspace, beside those that were made. */
export function answerEndpoint({ path, exchange, sandbox, ...call }: ServiceCall): Reply | undefined {
  const [, name = ""] = ENDPOINT.exec(path) ?? [];
  if (exchange.method !== "GET" || name === "") return undefined;
  if (SERVED_MODELS.has(name)) return jsonReply(200, { name, id: name, ...stateOf(TYPE, true) });
  const found = sandbox.store.resources.get(placeOf(call), TYPE, name);
  if (!found) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `The endpoint ${name} does not exist.`);
  return jsonReply(200, { ...found.model, ...stateOf(TYPE, Number(found.serviceState["readyAt"] ?? 0) <= sandbox.now()) });
}
