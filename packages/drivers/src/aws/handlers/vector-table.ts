import type { ObservedResource, ResourceRequest } from "@zerolake/execution";
import type { PropertyMap } from "@zerolake/resources";
import { lookUp } from "../ask-aws.ts";
import type { AwsCall } from "../aws-call.ts";
import { type DirectHandler, splitIdentifier, textOf } from "../direct-handler.ts";
import { type DatabaseLocation, execute, identifierIn, locationIn, locationOf, quote } from "./data-api.ts";
import { deleted, doneOrGone } from "./done.ts";

/** Operator class suffix of pgvector per distance. */
const OPERATORS: Readonly<Record<string, string>> = { cosine: "cosine_ops", euclidean: "l2_ops", dot: "ip_ops" };
const HNSW_M_DEFAULT = 16;

/** A table for embeddings in a PostgreSQL cluster with the Data API: extension, table and index. */
export const vectorTable: DirectHandler = {
  // Every statement says IF NOT EXISTS.
  honoursToken: true,

  async create(call, request) {
    for (const sql of statements(request.properties)) await execute(call, locationOf(request.properties), sql);
    return doneOrGone(await find(call, request), identifierIn(request.properties, "Table"));
  },

  read,

  find,

  // Everything about it can only be set at creation.
  update: async (call, { identifier }, { request }) => doneOrGone(await find(call, request), identifier),

  async delete(call, { identifier }, prior) {
    await lookUp(() => execute(call, locationOf(prior), `DROP TABLE IF EXISTS ${quote(textOf(prior, "Table"))}`));
    return deleted(identifier);
  },
};

function statements(properties: PropertyMap): readonly string[] {
  const table = textOf(properties, "Table");
  const type = typeOf(properties);
  const operators = `${type.split("(")[0] ?? "vector"}_${OPERATORS[textOf(properties, "Metric")] ?? "cosine_ops"}`;
  const m = typeof properties["HnswM"] === "number" ? properties["HnswM"] : HNSW_M_DEFAULT;
  return [
    "CREATE EXTENSION IF NOT EXISTS vector",
    `CREATE TABLE IF NOT EXISTS ${quote(table)} (id text PRIMARY KEY, embedding ${type} NOT NULL, text text, metadata jsonb)`,
    `CREATE INDEX IF NOT EXISTS ${quote(indexName(table))} ON ${quote(table)} USING hnsw (embedding ${operators}) WITH (m = ${m})`,
  ];
}

async function find(call: AwsCall, { properties }: ResourceRequest): Promise<ObservedResource | undefined> {
  const type = await embeddingType(call, locationOf(properties), textOf(properties, "Table"));
  return type === typeOf(properties) ? { identifier: identifierIn(properties, "Table"), attributes: properties } : undefined;
}

async function read(call: AwsCall, identifier: string): Promise<ObservedResource | undefined> {
  const [ClusterArn = "", Database = "", Table = ""] = splitIdentifier(identifier, 3);
  const location = await locationIn(call, ClusterArn, Database);
  if (location === undefined) return undefined;
  const type = await embeddingType(call, location, Table);
  const [, VectorType, dimension] = /^(\w+)\((\d+)\)$/.exec(type ?? "") ?? [];
  if (VectorType === undefined) return undefined;
  const of = { ClusterArn, SecretArn: location.secretArn, Database, Table, VectorType, Dimension: Number(dimension) };
  return { identifier, attributes: { ...of, ...(await indexOf(call, location, Table)) } };
}

/** Distance and links per node, as PostgreSQL writes the definition of the index; nothing of one that somebody dropped. */
async function indexOf(call: AwsCall, location: DatabaseLocation, table: string): Promise<PropertyMap> {
  const sql = "SELECT indexdef FROM pg_indexes WHERE indexname = :index";
  const rows = await lookUp(() => execute(call, location, sql, { index: indexName(table) }));
  const definition = rows?.[0]?.[0]?.stringValue ?? "";
  const [Metric] = Object.entries(OPERATORS).find(([, operators]) => definition.includes(`_${operators}`)) ?? [];
  const [, m] = /\bm='?(\d+)/.exec(definition) ?? [];
  return { ...(Metric === undefined ? {} : { Metric }), ...(m === undefined ? {} : { HnswM: Number(m) }) };
}

function indexName(table: string): string {
  return `${table}_embedding`;
}

async function embeddingType(call: AwsCall, location: DatabaseLocation, table: string): Promise<string | undefined> {
  const sql =
    "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = to_regclass(:table) AND attname = 'embedding' AND NOT attisdropped";
  const rows = await lookUp(() => execute(call, location, sql, { table: quote(table) }));
  return rows?.[0]?.[0]?.stringValue;
}

function typeOf(properties: PropertyMap): string {
  return `${textOf(properties, "VectorType")}(${String(properties["Dimension"])})`;
}
