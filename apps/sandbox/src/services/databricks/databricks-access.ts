import { checkServiceBody } from "@zerolake/vendor-schemas";
import { jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import { readBody } from "../service-resources.ts";
import { stateOf } from "./databricks-serving-types.ts";

const ACCESS = /^\/api\/2\.0\/permissions\/(serving-endpoints|cluster-policies)\/([^/]+)$/;
/** Models of Databricks' own that every workspace of a large region has. */
const SERVED_MODELS = new Set([
  "databricks-meta-llama-3-3-70b-instruct",
  "databricks-claude-sonnet-4",
  "databricks-gte-large-en",
  "databricks-bge-large-en",
]);
/** Groups that every workspace has. */
const EVERYBODY: ReadonlySet<string> = new Set(["users", "admins"]);
const TYPE = "databricks.servingEndpoint";
/** What has a list of those who may use it: its type, the vendor's call that sets the list, and what it is called there. */
const GUARDED: Readonly<Record<string, { readonly type: string; readonly set: string; readonly objectType: string }>> = {
  "serving-endpoints": { type: TYPE, set: "serving/ServingEndpointsAPI.set_permissions", objectType: "serving-endpoint" },
  "cluster-policies": { type: "databricks.clusterPolicy", set: "compute/ClusterPoliciesAPI.set_permissions", objectType: "cluster-policy" },
};
const ENDPOINT = /^\/api\/2\.0\/serving-endpoints\/([^/]+)$/;

/** Who may use an endpoint or a policy: the list stands with it and goes with it. `undefined` for every other address. */
export function answerAccess(call: ServiceCall): Promise<Reply> | Reply | undefined {
  const [, kind = "", id = ""] = ACCESS.exec(call.path) ?? [];
  const guarded = GUARDED[kind];
  if (!guarded) return undefined;
  const resource = call.sandbox.store.resources
    .list(placeOf(call), guarded.type)
    .find(({ identifier, model }) => id === (model["id"] ?? identifier));
  if (!resource) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `${guarded.objectType} ${id} does not exist.`);
  const show = (access: readonly JsonObject[]) => shown({ object_id: `/${kind}/${id}`, object_type: guarded.objectType }, access);
  return call.exchange.method === "PUT"
    ? replace(call, resource, guarded.set).then(show)
    : show(entriesOf(resource.serviceState["access"]));
}

async function replace(call: ServiceCall, resource: StoredResource, set: string): Promise<readonly JsonObject[]> {
  const body = readBody(call);
  const [first] = checkServiceBody(call.service, set, body, { method: set.replace("/", ".") });
  if (first) throw new ServiceError(400, "INVALID_PARAMETER_VALUE", `${first.path}: ${first.problem}`);
  const access = entriesOf(body["access_control_list"]);
  const stranger = access.find((entry) => !isMember(call, entry));
  if (stranger) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `Principal: ${nameOf(stranger)} does not exist`);
  await call.sandbox.store.resources.put({ ...resource, serviceState: { ...resource.serviceState, access } });
  return access;
}

/** Only members of the workspace get rights in it. */
function isMember(call: ServiceCall, entry: JsonObject): boolean {
  if (EVERYBODY.has(String(entry["group_name"]))) return true;
  const { resources } = call.sandbox.store;
  const principals = resources.list(placeOf(call), "databricks.servicePrincipal").map(({ model }) => model["applicationId"]);
  const users = resources.list(placeOf(call), "databricks.user").map(({ model }) => model["userName"]);
  return [...principals, ...users].includes(nameOf(entry));
}

function nameOf({ service_principal_name: principal, user_name: user }: JsonObject): string {
  return String(principal ?? user);
}

function shown(object: JsonObject, access: readonly JsonObject[]): Reply {
  const list = access.map(({ permission_level: level, ...who }) => ({
    ...who,
    all_permissions: [{ permission_level: level, inherited: false }],
  }));
  return jsonReply(200, { ...object, access_control_list: list });
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
