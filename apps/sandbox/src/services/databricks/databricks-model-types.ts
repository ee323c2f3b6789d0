import { randomInt, randomUUID } from "node:crypto";
import type { JsonObject } from "../../json.ts";
import type { TypeRules } from "../service-rules.ts";

/** What a schema keeps that is no table. */
export const MODELS_IN_SCHEMA = ["databricks.registeredModel", "databricks.volume"];

const inSchema: TypeRules = {
  idIn: (body) => `${schemaOf(body)}.${String(body["name"])}`,
  needs: (body) => [["databricks.schema", schemaOf(body)]],
  outputs: (id, body) => (body["catalog_name"] === undefined ? {} : { full_name: id }),
};

/** Models, what is recorded of their trainings, and the machines of people who work on them. */
export const MODEL_TYPES: Readonly<Record<string, TypeRules>> = {
  "databricks.registeredModel": inSchema,
  "databricks.volume": inSchema,
  "databricks.experiment": {
    drawId: () => String(randomInt(1, 2 ** 47)),
    asked: ({ exchange }, body) => exchange.query.get("experiment_id") ?? String(body["experiment_id"]),
    uniqueIn: { field: "name" },
    outputs: (id) => ({ experiment_id: id, lifecycle_stage: "active", artifact_location: `dbfs:/databricks/mlflow-tracking/${id}` }),
  },
  "databricks.clusterPolicy": {
    drawId: () => randomUUID().replaceAll("-", "").slice(0, 16).toUpperCase(),
    asked: ({ exchange }, body) => exchange.query.get("policy_id") ?? String(body["policy_id"]),
    uniqueIn: { field: "name" },
    isReplaced: true,
    outputs: (id) => ({ policy_id: id, is_default: false }),
  },
};

function schemaOf(body: JsonObject): string {
  return `${String(body["catalog_name"])}.${String(body["schema_name"])}`;
}
