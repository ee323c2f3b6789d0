import { jsonReply, type Reply } from "../../http/exchange.ts";
import type { JsonObject } from "../../json.ts";
import { placeOf, type ServiceCall, ServiceError } from "../service-call.ts";

const NEW = /^CREATE TABLE IF NOT EXISTS ([\w.]+) \((.*)\) TBLPROPERTIES/su;
const ADDED = /^ALTER TABLE ([\w.]+) ADD COLUMNS \((.*)\)$/su;
/** Columns of a table stand before its key. */
const CONSTRAINT = /, CONSTRAINT .*$/su;

interface Statement {
  readonly table: string;
  readonly isNew: boolean;
  readonly columns: readonly JsonObject[];
}

/** The statements that make tables with keys and add columns to them; others are refused, since the sandbox runs no SQL. */
export function statementOf({ statement }: JsonObject): Statement {
  const text = String(statement);
  const [, made, own] = NEW.exec(text) ?? [];
  const [, table = made, added = own] = ADDED.exec(text) ?? [];
  if (table === undefined || added === undefined)
    throw new ServiceError(400, "BAD_REQUEST", "The sandbox runs only statements that make tables with keys and add columns.");
  return { table, isNew: made !== undefined, columns: columnsIn(added.replace(CONSTRAINT, "")) };
}

function columnsIn(text: string): readonly JsonObject[] {
  return text.split(", ").map((column, position) => {
    const [name = "", type = ""] = column.trim().split(" ");
    return { name, type_text: type.toLowerCase(), position };
  });
}

const TABLE = /^\/api\/2\.1\/unity-catalog\/tables\/([^/]+)$/;

/** A published copy is a table of the catalog, too. */
export function answerOnlineTable(call: ServiceCall): Reply | undefined {
  const [, name] = TABLE.exec(call.path) ?? [];
  if (name === undefined || call.exchange.method !== "GET") return undefined;
  const found = call.sandbox.store.resources.get(placeOf(call), "databricks.onlineTable", name);
  return found && jsonReply(200, found.model);
}
