import { isObject, type JsonObject } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { epochSeconds } from "../json-protocol.ts";
import { jsonService, textIn } from "../json-service.ts";
import { icebergTable } from "./iceberg-table.ts";
import { JOB_RUN_OPERATIONS, RUN } from "./job-runs.ts";

const TABLE = "AWS::Glue::Table";

/** AWS Glue, as far as Cloud Control does not go: tables, and runs of jobs. */
export const glue = jsonService({
  signingName: "glue",
  subject: (input, call) =>
    input["JobName"] === undefined
      ? { type: TABLE, identifier: tableIdentifier(call, input) }
      : { type: RUN, identifier: String(input["JobName"]) },
  operations: { CreateTable: createTable, GetTable: getTable, UpdateTable: updateTable, DeleteTable: deleteTable, ...JOB_RUN_OPERATIONS },
});

async function createTable(call: AwsCall, input: JsonObject): Promise<object> {
  const { store, now } = call.sandbox;
  requireDatabase(call, input);
  const identifier = tableIdentifier(call, input);
  const place = placeOf(call.caller, TABLE);
  if (store.resources.get(place, TABLE, identifier)) throw new AwsError("AlreadyExistsException", "Table already exists.");
  const [, DatabaseName = "", Name = ""] = identifier.split("|");
  const tableInput = isObject(input["TableInput"]) ? input["TableInput"] : {};
  const table = { ...icebergTable(input), ...tableInput, Name };
  const model = { CatalogId: call.caller.account, DatabaseName, Name, TableInput: table };
  await store.resources.put({ ...place, type: TABLE, identifier, model, serviceState: { version: 0 }, createdAt: now() });
  return {};
}

function getTable(call: AwsCall, input: JsonObject): object {
  const { model, serviceState, createdAt } = existing(call, input);
  const table = isObject(model["TableInput"]) ? model["TableInput"] : {};
  return {
    Table: {
      ...table,
      DatabaseName: model["DatabaseName"],
      CatalogId: model["CatalogId"],
      CreateTime: epochSeconds(createdAt),
      UpdateTime: epochSeconds(createdAt),
      CreatedBy: call.caller.arn,
      IsRegisteredWithLakeFormation: false,
      VersionId: String(serviceState["version"] ?? 0),
    },
  };
}

async function updateTable(call: AwsCall, input: JsonObject): Promise<object> {
  const stored = existing(call, input);
  const version = String(stored.serviceState["version"] ?? 0);
  if (input["VersionId"] !== undefined && input["VersionId"] !== version) {
    throw new AwsError("ConcurrentModificationException", "Update table failed due to concurrent modifications.");
  }
  if (!isObject(input["TableInput"])) throw new AwsError("InvalidInputException", "TableInput must not be null.");
  const name = stored.model["Name"] ?? "";
  await call.sandbox.store.resources.put({
    ...stored,
    model: { ...stored.model, TableInput: { ...input["TableInput"], Name: name } },
    serviceState: { version: Number(version) + 1 },
  });
  return {};
}

async function deleteTable(call: AwsCall, input: JsonObject): Promise<object> {
  const { type, identifier } = existing(call, input);
  await call.sandbox.store.resources.remove(placeOf(call.caller, TABLE), type, identifier);
  return {};
}

function existing(call: AwsCall, input: JsonObject): StoredResource {
  requireDatabase(call, input);
  const identifier = tableIdentifier(call, input);
  const stored = call.sandbox.store.resources.get(placeOf(call.caller, TABLE), TABLE, identifier);
  if (stored) return stored;
  throw new AwsError("EntityNotFoundException", `Entity Not Found: Table ${identifier.split("|")[2]} not found.`);
}

function requireDatabase(call: AwsCall, input: JsonObject): void {
  const name = textIn(input, "DatabaseName");
  const known = call.sandbox.store.resources.list(placeOf(call.caller, "AWS::Glue::Database"), "AWS::Glue::Database");
  if (known.some((database) => database.identifier === name)) return;
  throw new AwsError("EntityNotFoundException", `Database ${name} not found.`);
}

function tableIdentifier(call: AwsCall, input: JsonObject): string {
  const table = input["TableInput"];
  const name = input["Name"] ?? (isObject(table) ? table["Name"] : undefined);
  return [input["CatalogId"] ?? call.caller.account, input["DatabaseName"] ?? "", name ?? ""].map(String).join("|");
}
