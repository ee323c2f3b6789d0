import { BatchExecuteStatementCommand, ExecuteStatementCommand, type RDSDataClient, type SqlParameter } from "@aws-sdk/client-rds-data";
import * as z from "zod";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";
import { DISTANCE_OPERATORS, SCORES, type VectorColumn, type VectorMetric } from "./vector-metric.ts";

export interface VectorTable {
  readonly resourceArn: string;
  readonly secretArn: string;
  readonly database: string;
  readonly table: string;
  readonly metric: VectorMetric;
  readonly columnType: VectorColumn;
}

/** Rows of one call; the service takes 4 MB, and a row of 1,536 numbers with its text is about 25 KB. */
const ROWS_PER_CALL = 100;
/** A database that rests answers "resuming" for up to half a minute. */
const TRIES = 10;
const RETRY_DELAY_MS = 4000;

const rowsSchema = z.array(
  z.object({ id: z.string(), text: z.string().nullable(), metadata: z.string().nullable(), distance: z.number() }),
);
const metadataSchema = z.record(z.string(), z.unknown());

/** A pgvector table, reached through the Data API: no network and no password of ours, only the role. */
export function createRdsDataIndex(client: RDSDataClient, target: VectorTable, retryDelayMs = RETRY_DELAY_MS): VectorIndex {
  const { resourceArn, secretArn, database } = target;
  const at = { resourceArn, secretArn, database };
  const table = `"${target.table.replaceAll('"', '""')}"`;
  const given = `CAST(:embedding AS ${target.columnType})`;
  return {
    async search(vector, count) {
      const sql = `SELECT id, text, metadata::text AS metadata, embedding ${DISTANCE_OPERATORS[target.metric]} ${given} AS distance FROM ${table} ORDER BY distance LIMIT :count`;
      const parameters = [text("embedding", JSON.stringify(vector)), { name: "count", value: { longValue: count } }];
      const reply = await awake(retryDelayMs, () =>
        client.send(new ExecuteStatementCommand({ ...at, sql, parameters, formatRecordsAs: "JSON" })),
      );
      return rowsSchema.parse(JSON.parse(reply.formattedRecords ?? "[]")).map((row) => ({
        id: row.id,
        score: SCORES[target.metric](row.distance),
        metadata: { ...metadataSchema.parse(JSON.parse(row.metadata ?? "{}")), ...(row.text === null ? {} : { text: row.text }) },
      }));
    },
    async upsert(entries) {
      const sql = `INSERT INTO ${table} (id, embedding, text, metadata) VALUES (:id, ${given}, :text, CAST(:metadata AS jsonb)) ON CONFLICT (id) DO UPDATE SET embedding = excluded.embedding, text = excluded.text, metadata = excluded.metadata`;
      for (let start = 0; start < entries.length; start += ROWS_PER_CALL) {
        const parameterSets = entries.slice(start, start + ROWS_PER_CALL).map(rowOf);
        await awake(retryDelayMs, () => client.send(new BatchExecuteStatementCommand({ ...at, sql, parameterSets })));
      }
    },
    async check() {
      await awake(retryDelayMs, () => client.send(new ExecuteStatementCommand({ ...at, sql: `SELECT 1 FROM ${table} LIMIT 1` })));
    },
  };
}

function rowOf({ id, vector, metadata: { text: content = "", ...metadata } }: VectorEntry): SqlParameter[] {
  return [text("id", id), text("embedding", JSON.stringify(vector)), text("text", content), text("metadata", JSON.stringify(metadata))];
}

function text(name: string, stringValue: string): SqlParameter {
  return { name, value: { stringValue } };
}

async function awake<T>(retryDelayMs: number, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === TRIES || !(error instanceof Error && error.name === "DatabaseResumingException")) throw error;
    }
    await new Promise((done) => setTimeout(done, retryDelayMs));
  }
}
