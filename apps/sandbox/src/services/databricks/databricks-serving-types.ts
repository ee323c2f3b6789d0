import { randomInt, randomUUID } from "node:crypto";
import { isObject, type JsonObject, textAt } from "../../json.ts";
import type { TypeRules } from "../service-rules.ts";
import { statementOf } from "./databricks-statements.ts";

const named: TypeRules = { idIn: (body) => String(body["name"]) };
const TABLE = "databricks.featureTable";
/** What stands in a schema beside the tables of jobs. */
export const IN_SCHEMA = [TABLE, "databricks.onlineTable", "databricks.vectorIndex"];

/** What the workspace serves: vectors, features, models, and who may ask. */
export const SERVING_TYPES: Readonly<Record<string, TypeRules>> = {
  "databricks.featureTable": {
    idIn: (body) => statementOf(body).table,
    needs: (body) => {
      const { table, isNew } = statementOf(body);
      const place: readonly [string, string] = isNew ? ["databricks.schema", table.split(".").slice(0, 2).join(".")] : [TABLE, table];
      return [place, ["databricks.warehouse", String(body["warehouse_id"])]];
    },
    // Statements of the driver may be repeated.
    isUpsert: true,
    kept: () => ({}),
    outputs: (id, body) => ({ full_name: id, table_type: "MANAGED", columns: statementOf(body).columns }),
  },
  "databricks.onlineStore": {
    ...named,
    holds: {
      types: ["databricks.onlineTable"],
      isInside: ({ model }, outer) => textAt(model, "publish_spec.online_store") === outer.identifier,
    },
    isLate: true,
  },
  "databricks.onlineTable": {
    idIn: (body) => textAt(body, "publish_spec.online_table_name") ?? "",
    needs: (body, { variables }) => [
      [TABLE, variables[0] ?? ""],
      ["databricks.onlineStore", textAt(body, "publish_spec.online_store") ?? ""],
    ],
    outputs: (id) => ({ full_name: id, online_table_name: id, pipeline_id: randomUUID() }),
  },
  "databricks.servicePrincipal": { drawId: () => randomInt(1, 2 ** 47), uniqueIn: { field: "applicationId" }, outputs: (id) => ({ id }) },
  "databricks.user": { drawId: () => randomInt(1, 2 ** 47), uniqueIn: { field: "userName" }, outputs: (id) => ({ id }) },
  "databricks.servingEndpoint": {
    ...named,
    needs: (body) => servedModels(body).map((name) => ["databricks.registeredModel", name]),
    // An update brings what is served alone.
    kept: (body) => (isObject(body["config"]) ? body : { config: body }),
    outputs: (id, body) => (body["name"] === undefined ? {} : { id: randomUUID().replaceAll("-", ""), endpoint_url: `/${id}/invocations` }),
    isLate: true,
  },
  "databricks.vectorEndpoint": {
    ...named,
    holds: { types: ["databricks.vectorIndex"], isInside: ({ model }, outer) => model["endpoint_name"] === outer.identifier },
    outputs: () => ({ id: randomUUID() }),
    isLate: true,
  },
  "databricks.vectorIndex": {
    ...named,
    needs: (body) => [
      ["databricks.vectorEndpoint", String(body["endpoint_name"])],
      ["databricks.schema", String(body["name"]).split(".").slice(0, 2).join(".")],
    ],
    isLate: true,
  },
};

function servedModels(body: JsonObject): readonly string[] {
  const { served_entities: entities } = isObject(body["config"]) ? body["config"] : body;
  return Array.isArray(entities) ? entities.filter(isObject).map((entity) => String(entity["entity_name"])) : [];
}

/** How each says that it is ready, or is not yet. */
export function stateOf(type: string, isReady: boolean): JsonObject {
  switch (type) {
    case "databricks.onlineStore":
      return { state: isReady ? "AVAILABLE" : "STARTING" };
    case "databricks.servingEndpoint":
      return { state: { ready: isReady ? "READY" : "NOT_READY", config_update: isReady ? "NOT_UPDATING" : "IN_PROGRESS" } };
    case "databricks.vectorEndpoint":
      return { endpoint_status: { state: isReady ? "ONLINE" : "PROVISIONING" } };
    case "databricks.vectorIndex":
      return { status: { ready: isReady } };
    default:
      return {};
  }
}
