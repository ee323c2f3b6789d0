import { randomInt, randomUUID } from "node:crypto";
import { emptyReply, jsonReply, type Reply } from "../../http/exchange.ts";
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";
import type { ServiceRules, TypeRules } from "../service-rules.ts";
import { answerAccess, answerEndpoint } from "./databricks-access.ts";
import { answerGrants } from "./databricks-grants.ts";
import { MODEL_TYPES, MODELS_IN_SCHEMA } from "./databricks-model-types.ts";
import { answerRuns } from "./databricks-runs.ts";
import { IN_SCHEMA, SERVING_TYPES, stateOf } from "./databricks-serving-types.ts";
import { answerOnlineTable } from "./databricks-statements.ts";
import { workspaceOf } from "./databricks-tokens.ts";

const named: TypeRules = { idIn: (body) => String(body["name"]) };

/** The role of Unity Catalog that takes the customers' roles. */
const MASTER_ROLE = "arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL";

const TYPES: Readonly<Record<string, TypeRules>> = {
  ...SERVING_TYPES,
  ...MODEL_TYPES,
  "databricks.alert": {
    drawId: randomUUID,
    needs: (body) => [["databricks.warehouse", String(body["warehouse_id"])]],
    isReplaced: true,
    outputs: (id) => ({ id, lifecycle_state: "ACTIVE" }),
  },
  "databricks.catalog": {
    ...named,
    needs: (body) => (body["connection_name"] === undefined ? [] : [["databricks.connection", String(body["connection_name"])]]),
    holds: { types: ["databricks.schema"], isInside: (inner, outer) => inner.identifier.startsWith(`${outer.identifier}.`) },
    comesWith: (id, body) =>
      body["connection_name"] === undefined
        ? [["databricks.schema", `${id}.default`, { name: "default", catalog_name: id, full_name: `${id}.default` }]]
        : [],
    outputs: (id) => ({ full_name: id, catalog_type: "MANAGED_CATALOG" }),
  },
  "databricks.connection": {
    ...named,
    needs: (body) => {
      const credential = textAt(body, "options.credential");
      return credential === undefined ? [] : [["databricks.credential", credential]];
    },
  },
  "databricks.credential": { ...named, outputs: identity },
  "databricks.externalLocation": { ...named, needs: (body) => [["databricks.storageCredential", String(body["credential_name"])]] },
  "databricks.instanceProfile": {
    idIn: (body) => String(body["instance_profile_arn"]),
    asked: (_call, body) => String(body["instance_profile_arn"]),
  },
  "databricks.job": {
    drawId: () => randomInt(1, 2 ** 47),
    asked: ({ exchange }, body) => exchange.query.get("job_id") ?? String(body["job_id"]),
    isReplaced: true,
    kept: (body) => (isObject(body["new_settings"]) ? body["new_settings"] : body),
  },
  "databricks.schema": {
    idIn: (body) => `${String(body["catalog_name"])}.${String(body["name"])}`,
    needs: (body) => [["databricks.catalog", String(body["catalog_name"])]],
    holds: { types: [...IN_SCHEMA, ...MODELS_IN_SCHEMA], isInside: (inner, outer) => inner.identifier.startsWith(`${outer.identifier}.`) },
    outputs: (id) => ({ full_name: id }),
  },
  "databricks.storageCredential": {
    ...named,
    holds: { types: ["databricks.externalLocation"], isInside: ({ model }, outer) => model["credential_name"] === outer.identifier },
    outputs: identity,
  },
  "databricks.warehouse": {
    drawId: () => randomUUID().replaceAll("-", "").slice(0, 16),
    uniqueIn: { field: "name" },
    isReplaced: true,
    outputs: (id, _body, { host }) => ({
      id,
      state: "RUNNING",
      odbc_params: { hostname: host, path: `/sql/1.0/warehouses/${id}`, port: 443, protocol: "https" },
    }),
  },
};

/** A role is taken with an id that Unity Catalog draws; an account of Google's is drawn whole. */
function identity(id: string, body: JsonObject): JsonObject {
  const { aws_iam_role: role, databricks_gcp_service_account: account } = body;
  if (isObject(role)) return { id, aws_iam_role: { ...role, external_id: `external-${id}`, unity_catalog_iam_arn: MASTER_ROLE } };
  if (isObject(account)) return { id, databricks_gcp_service_account: { credential_id: id, email: drawnAccount(id) } };
  return { id };
}

function drawnAccount(id: string): string {
  return `db-uc-storage-${id.replaceAll("_", "-").slice(-24)}@uc-sandbox.iam.gserviceaccount.com`;
}

function show({ sandbox }: ServiceCall, { type, identifier, model, createdAt, serviceState }: StoredResource): JsonObject {
  if (type === "databricks.job") return { job_id: Number(identifier), created_time: createdAt, settings: model };
  if (type === "databricks.experiment") return { experiment: model };
  return { ...model, ...stateOf(type, Number(serviceState["readyAt"] ?? 0) <= sandbox.now()) };
}

const LISTS: Readonly<Record<string, string>> = {
  "databricks.alert": "alerts",
  "databricks.catalog": "catalogs",
  "databricks.clusterPolicy": "policies",
  "databricks.experiment": "experiments",
  "databricks.instanceProfile": "instance_profiles",
  "databricks.job": "jobs",
  "databricks.schema": "schemas",
  "databricks.servicePrincipal": "Resources",
  "databricks.user": "Resources",
  "databricks.warehouse": "warehouses",
};

/** Old services answer with the id alone. */
function created(call: ServiceCall, resource: StoredResource): Reply {
  const { type, identifier } = resource;
  if (type === "databricks.job") return jsonReply(200, { job_id: Number(identifier) });
  if (type === "databricks.warehouse") return jsonReply(200, { id: identifier });
  if (type === "databricks.experiment") return jsonReply(200, { experiment_id: identifier });
  if (type === "databricks.clusterPolicy") return jsonReply(200, { policy_id: identifier });
  if (type === "databricks.featureTable") return jsonReply(200, { statement_id: identifier, status: { state: "SUCCEEDED" } });
  return type === "databricks.instanceProfile" ? jsonReply(200, {}) : jsonReply(200, show(call, resource));
}

function fixed(call: ServiceCall): Reply | Promise<Reply> | undefined {
  const { path, account, sandbox, service } = call;
  const answer = answerGrants(call) ?? answerAccess(call) ?? answerEndpoint(call) ?? answerOnlineTable(call) ?? answerRuns(call);
  if (answer) return answer;
  if (path !== "/api/2.0/preview/scim/v2/Me") return undefined;
  const key = sandbox.store.accessKeys.all().find((candidate) => candidate.account === account);
  if (!key) throw new ServiceError(404, "RESOURCE_DOES_NOT_EXIST", `No principal in ${placeOf({ service, account }).account}`);
  return jsonReply(200, { id: "1", userName: key.accessKeyId, displayName: "zerolake" });
}

/** Databricks, as far as a workspace's jobs, warehouses, endpoints and Unity Catalog go. */
export const DATABRICKS: ServiceRules = {
  types: TYPES,
  accountOf: workspaceOf,
  fixed,
  error: ({ status, code, message }) => jsonReply(status, { error_code: code, message }),
  codes: {
    invalid: "INVALID_PARAMETER_VALUE",
    missing: "RESOURCE_DOES_NOT_EXIST",
    exists: "RESOURCE_ALREADY_EXISTS",
    inUse: "INVALID_STATE",
    slowDown: "REQUEST_LIMIT_EXCEEDED",
    quota: "RESOURCE_EXHAUSTED",
  },
  show,
  list: (_call, type, items) => ({
    [LISTS[type] ?? "items"]: items.map((item) => (isObject(item["experiment"]) ? item["experiment"] : item)),
  }),
  created,
  deleted: { ...emptyReply(200), body: "{}" },
};
