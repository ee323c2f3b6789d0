import * as z from "zod";
import { isLogin, type PostgresTarget, postgresQuery, type Query } from "./postgres-connection.ts";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";
import { columnOf, DISTANCE_OPERATORS, metricOf, SCORES, type VectorColumn, type VectorMetric } from "./vector-metric.ts";

export interface PostgresTable {
  readonly table: string;
  readonly metric: VectorMetric;
  readonly columnType: VectorColumn;
  readonly dimension: number;
  /** Links of a vector in the index, `m` in pgvector's words. */
  readonly links: number;
}

/** Rows of one statement: four values each, and a statement takes 65,535. */
const ROWS_PER_CALL = 500;
/** Longest vectors that an index takes. Source: pgvector's documentation of HNSW. */
const DIMENSIONS_MAX: Readonly<Record<VectorColumn, number>> = { vector: 2000, halfvec: 4000 };
/** Operator classes of the index, by column and metric. */
const CLASSES: Readonly<Record<VectorMetric, string>> = { cosine: "cosine_ops", euclidean: "l2_ops", dot: "ip_ops" };

const rowsSchema = z.array(
  z.object({ id: z.string(), text: z.string().nullable(), metadata: z.record(z.string(), z.unknown()), distance: z.number() }),
);

/** Reads `postgresql://<host>:<port>/<database>/<table>?metric=…&type=…&dimension=…&links=…&login=<azure|google>`. */
export function openPostgres(url: URL): VectorIndex | undefined {
  const [, database, table] = url.pathname.split("/");
  const { searchParams: said } = url;
  const metric = metricOf(said.get("metric"));
  const login = said.get("login");
  if (url.protocol !== "postgresql:" || !database || !table || !metric || !isLogin(login)) return undefined;
  const target: PostgresTarget = { host: url.hostname, port: Number(url.port), database, login };
  const dimension = Number(said.get("dimension"));
  return createPostgresIndex(postgresQuery(target), {
    table,
    metric,
    columnType: columnOf(said.get("type")),
    dimension,
    links: Number(said.get("links")),
  });
}

/** A pgvector table. The first program that writes makes it, since nobody outside the network can. */
export function createPostgresIndex(query: Query, target: PostgresTable): VectorIndex {
  const { metric, columnType } = target;
  const table = quoted(target.table);
  let made: Promise<unknown> | undefined;
  return {
    async search(vector, count) {
      const distance = `embedding ${DISTANCE_OPERATORS[metric]} $1::${columnType}`;
      const sql = `SELECT id, text, metadata, ${distance} AS distance FROM ${table} ORDER BY distance LIMIT $2`;
      const rows = rowsSchema.parse(await query(sql, [JSON.stringify(vector), count]));
      return rows.map((row) => ({
        id: row.id,
        score: SCORES[metric](row.distance),
        metadata: { ...row.metadata, ...(row.text === null ? {} : { text: row.text }) },
      }));
    },
    async upsert(entries) {
      made ??= query(definition(target)).catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      await made;
      for (let start = 0; start < entries.length; start += ROWS_PER_CALL) {
        const rows = entries.slice(start, start + ROWS_PER_CALL);
        await query(insertion(table, columnType, rows.length), rows.flatMap(valuesOf));
      }
    },
    async check() {
      await query(`SELECT 1 FROM ${table} LIMIT 1`);
    },
  };
}

/** All in one transaction: two programs that start together make one table. Whoever may come into the database may read it. */
function definition({ table, metric, columnType, dimension, links }: PostgresTable): string {
  const name = quoted(table);
  const column = `embedding ${columnType}(${dimension}) NOT NULL`;
  return [
    "SELECT pg_advisory_xact_lock(hashtext('zerolake'))",
    "CREATE EXTENSION IF NOT EXISTS vector",
    `CREATE TABLE IF NOT EXISTS ${name} (id text PRIMARY KEY, ${column}, text text, metadata jsonb NOT NULL)`,
    ...(dimension <= DIMENSIONS_MAX[columnType]
      ? [
          `CREATE INDEX IF NOT EXISTS ${quoted(`${table}_nearest`)} ON ${name} USING hnsw (embedding ${columnType}_${CLASSES[metric]}) WITH (m = ${links})`,
        ]
      : []),
    `GRANT SELECT ON ${name} TO PUBLIC`,
  ].join("; ");
}

function insertion(table: string, columnType: VectorColumn, rows: number): string {
  const values = Array.from({ length: rows }, (_, row) => {
    const at = row * 4;
    return `($${at + 1}, $${at + 2}::${columnType}, $${at + 3}, $${at + 4}::jsonb)`;
  });
  return `INSERT INTO ${table} (id, embedding, text, metadata) VALUES ${values.join(", ")} ON CONFLICT (id) DO UPDATE SET embedding = excluded.embedding, text = excluded.text, metadata = excluded.metadata`;
}

function valuesOf({ id, vector, metadata: { text = "", ...metadata } }: VectorEntry): readonly string[] {
  return [id, JSON.stringify(vector), text, JSON.stringify(metadata)];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
