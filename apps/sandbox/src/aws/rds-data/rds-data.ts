import { isArray, isObject, type JsonObject, textAt } from "../../json.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { AwsError } from "../aws-error.ts";
import { jsonService, textIn } from "../json-service.ts";
import { answerAboutRoles } from "./roles.ts";

const CLUSTER = "AWS::RDS::DBCluster";
const CREATE_TABLE = /^create table if not exists "([^"]+)" \(.*\bembedding ((?:vector|halfvec)\(\d+\))/is;
const DROP_TABLE = /^drop table if exists "([^"]+)"/i;
const CREATE_INDEX = /^create index if not exists "([^"]+)" on "([^"]+)" using hnsw \((.+?)\) with \(m = (\d+)\)$/is;
const UNDERSTOOD = /^create extension if not exists vector/i;

/**
 * The Data API of a PostgreSQL cluster. There is no database behind it: it remembers the embedding tables that it is told
 * to create or drop, their indexes, and the roles it is told about; it answers what type an embedding column has, how an index is defined, and who may sign in.
 */
export const rdsData = jsonService({
  signingName: "rds-data",
  operationOf: (exchange) => (exchange.path === "/Execute" ? "ExecuteStatement" : exchange.path),
  subject: (input) => ({ type: CLUSTER, identifier: String(input["resourceArn"]) }),
  operations: { ExecuteStatement: execute },
});

async function execute(call: AwsCall, input: JsonObject): Promise<object> {
  const cluster = findCluster(call, textIn(input, "resourceArn"));
  textIn(input, "secretArn");
  const sql = textIn(input, "sql").trim();
  const aboutRoles = await answerAboutRoles(call, cluster, input);
  if (aboutRoles !== undefined) return aboutRoles;
  const [, created, type] = CREATE_TABLE.exec(sql) ?? [];
  const [, dropped] = DROP_TABLE.exec(sql) ?? [];
  const [, index, indexed, columns, m] = CREATE_INDEX.exec(sql) ?? [];
  const tables = tablesOf(cluster, textIn(input, "database"));
  if (created !== undefined && type !== undefined) {
    if (!(created in tables)) await remember(call, cluster, input, { ...tables, [created]: type });
  } else if (dropped !== undefined) {
    const left = Object.entries(tables).filter(([name, kept]) => name !== dropped && !isIndexOn(kept, dropped));
    await remember(call, cluster, input, Object.fromEntries(left));
  } else if (index !== undefined) {
    // As PostgreSQL tells it in pg_indexes.
    const definition = `CREATE INDEX ${index} ON public.${indexed} USING hnsw (${columns}) WITH (m='${m}')`;
    if (!(index in tables)) await remember(call, cluster, input, { ...tables, [index]: definition });
  } else if (/\bpg_indexes\b/i.test(sql)) {
    return { records: rememberedAs(tables, input), numberOfRecordsUpdated: 0 };
  } else if (/\bto_regclass\(/i.test(sql)) {
    return { records: rememberedAs(tables, input), numberOfRecordsUpdated: 0 };
  } else if (!UNDERSTOOD.test(sql)) {
    throw new AwsError("BadRequestException", `ERROR: the sandbox's Data API does not understand this statement: ${sql.slice(0, 80)}`);
  }
  return { numberOfRecordsUpdated: 0 };
}

function isIndexOn(remembered: unknown, table: string): boolean {
  return typeof remembered === "string" && remembered.includes(` ON public.${table} `);
}

/** The type of a table's embedding, or the definition of an index: what is remembered by the name that the statement asks for. */
function rememberedAs(tables: JsonObject, { parameters }: JsonObject): readonly (readonly { stringValue: string }[])[] {
  const first = isArray(parameters) ? parameters[0] : undefined;
  const name = textAt(first, "value.stringValue")?.replaceAll('"', "") ?? "";
  const type = tables[name];
  return typeof type === "string" ? [[{ stringValue: type }]] : [];
}

function findCluster(call: AwsCall, arn: string): StoredResource {
  const found = call.sandbox.store.resources
    .list(placeOf(call.caller, CLUSTER), CLUSTER)
    .find(({ model }) => model["DBClusterArn"] === arn);
  if (!found) throw new AwsError("DatabaseNotFoundException", "Database not found.", 404);
  if (found.model["EnableHttpEndpoint"] === true) return found;
  throw new AwsError("BadRequestException", `HttpEndpoint is not enabled for cluster ${found.identifier}.`);
}

function tablesOf({ serviceState }: StoredResource, database: string): JsonObject {
  const tables = isObject(serviceState["tables"]) ? serviceState["tables"][database] : undefined;
  return isObject(tables) ? tables : {};
}

async function remember(call: AwsCall, cluster: StoredResource, input: JsonObject, tables: JsonObject): Promise<void> {
  const all = isObject(cluster.serviceState["tables"]) ? cluster.serviceState["tables"] : {};
  const serviceState = { ...cluster.serviceState, tables: { ...all, [textIn(input, "database")]: tables } };
  await call.sandbox.store.resources.put({ ...cluster, serviceState });
}
