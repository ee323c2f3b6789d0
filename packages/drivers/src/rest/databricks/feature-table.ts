import { CloudRefusalError } from "@zerolake/execution";
import { isMap, type PropertyMap, type Value } from "@zerolake/resources";
import { done } from "../answers.ts";
import { readPath } from "../read-resource.ts";
import { ask, RESOURCE_PATH, type RestCall, rowOf, variablesOf } from "../rest-call.ts";
import type { TypeSteps } from "../service-driver.ts";
import { classifyDatabricksError } from "./classify-databricks-error.ts";

/**
 * Tables with a key are made by a statement of SQL, which a warehouse runs; the catalog's own API makes tables without keys only. Features
 * are added by another statement, and none is ever removed. Each statement may be repeated.
 */
export const featureTable: TypeSteps = {
  async create(call, { type, properties }) {
    const path = String(properties[RESOURCE_PATH]);
    await run(call, { type, path, warehouse: properties["warehouse_id"], statement: properties["statement"] });
    return done(await readPath(call, type, path));
  },
  async update(call, { type, identifier: path }, { request: { properties } }) {
    const known = columnsOf(await readPath(call, type, path));
    const columns = isMap(properties["columns"]) ? properties["columns"] : {};
    const added = Object.entries(columns).flatMap(([name, kind]) => (known.has(name) ? [] : [`${name} ${String(kind)}`]));
    const table = variablesOf(call, rowOf(call, type), path)["name"] ?? "";
    const statement = `ALTER TABLE ${table} ADD COLUMNS (${added.join(", ")})`;
    if (added.length > 0) await run(call, { type, path, warehouse: properties["warehouse_id"], statement });
    return done(await readPath(call, type, path));
  },
};

interface Run {
  readonly type: string;
  readonly path: string;
  readonly warehouse: Value | undefined;
  readonly statement: Value | undefined;
}

/** Waits for the statement; one that outlasts the wait, because the warehouse was asleep, is cancelled there and tried again. */
async function run(call: RestCall, { type, path, warehouse = "", statement = "" }: Run): Promise<void> {
  const row = rowOf(call, type);
  if (!row.create) throw new Error(`${type} has no creation`);
  const body: PropertyMap = { warehouse_id: warehouse, statement };
  const { status } = await ask(call, { row, call: row.create, variables: variablesOf(call, row, path), body });
  const { state, error } = isMap(status) ? status : {};
  if (state === "SUCCEEDED") return;
  throw new CloudRefusalError(state === "CANCELED" ? stillAsleep() : refused(error));
}

function stillAsleep() {
  const message = "The SQL warehouse was not awake in time.";
  return classifyDatabricksError({ status: 503, body: { error_code: "TEMPORARILY_UNAVAILABLE", message } });
}

function refused(error: Value | undefined) {
  const { error_code: code = "BAD_REQUEST", message = "The statement failed and said nothing." } = isMap(error) ? error : {};
  return classifyDatabricksError({ status: 400, body: { error_code: code, message } });
}

function columnsOf({ attributes }: { readonly attributes: PropertyMap }): ReadonlySet<string> {
  const { columns } = attributes;
  return new Set(
    Array.isArray(columns) ? (columns as readonly Value[]).flatMap((column) => (isMap(column) ? String(column["name"]) : [])) : [],
  );
}
