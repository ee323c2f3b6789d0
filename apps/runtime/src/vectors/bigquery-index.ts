import * as z from "zod";
import { type AskGoogle, askGoogle } from "../google/ask-google.ts";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";
import { metricOf, SCORES, type VectorMetric } from "./vector-metric.ts";

/** Rows of one statement: a request takes 10 MB, and a row of 1,536 numbers with its text is about 25 KB. */
const ROWS_PER_CALL = 100;
/** How long one call waits for an answer; the service's own limit is 200 seconds. */
const WAIT_MS = 50_000;
const POLLS_MAX = 20;
/** An index of fewer rows is refused. Source: BigQuery's documentation of vector indexes. */
const INDEXED_ROWS_MIN = 5000;
const DISTANCES: Readonly<Record<VectorMetric, string>> = { cosine: "COSINE", euclidean: "EUCLIDEAN", dot: "DOT_PRODUCT" };

export interface BigqueryTable {
  readonly project: string;
  readonly dataset: string;
  readonly table: string;
  readonly location: string;
  readonly metric: VectorMetric;
}

type Parameter = readonly [name: string, type: "INT64" | "STRING" | readonly ["ARRAY", "FLOAT64"], value: string | readonly string[]];

const answerSchema = z.object({
  jobComplete: z.boolean(),
  jobReference: z.object({ jobId: z.string() }).optional(),
  rows: z.array(z.object({ f: z.array(z.object({ v: z.unknown() })) })).optional(),
});

/** Reads `bigquery-vectors://<project>/<dataset>/<table>?location=<region>&metric=<metric>`. */
export function openBigquery(url: URL): VectorIndex | undefined {
  const [, dataset, table] = url.pathname.split("/");
  const metric = metricOf(url.searchParams.get("metric"));
  const location = url.searchParams.get("location");
  if (url.protocol !== "bigquery-vectors:" || !dataset || !table || !metric || !location) return undefined;
  return createBigqueryIndex({ project: url.host, dataset, table, location, metric });
}

/** A table of vectors; once there are enough of them, whoever writes sees to an index. */
export function createBigqueryIndex(target: BigqueryTable, ask: AskGoogle = askGoogle): VectorIndex {
  const { project, dataset, table, metric } = target;
  const name = `\`${project}.${dataset}.${table}\``;
  const query = (sql: string, parameters: readonly Parameter[] = []) => run(target, ask, { sql, parameters });
  return {
    async search(vector, count) {
      const sql = `SELECT base.id, base.text, TO_JSON_STRING(base.metadata), distance FROM VECTOR_SEARCH(TABLE ${name}, 'embedding', (SELECT @vector AS embedding), top_k => @count, distance_type => '${DISTANCES[metric]}') ORDER BY distance`;
      const rows = await query(sql, [
        ["vector", ["ARRAY", "FLOAT64"], vector.map(String)],
        ["count", "INT64", String(count)],
      ]);
      return rows.map(([id, text, metadata, distance]) => ({
        id: String(id),
        score: SCORES[metric](Number(distance)),
        metadata: { ...metadataOf(metadata), ...(typeof text === "string" ? { text } : {}) },
      }));
    },
    async upsert(entries) {
      for (let start = 0; start < entries.length; start += ROWS_PER_CALL) {
        const rows = entries.slice(start, start + ROWS_PER_CALL).map(rowOf);
        await query(merge(name), [["rows", "STRING", JSON.stringify(rows)]]);
      }
      const [[count] = []] = await query(`SELECT COUNT(*) FROM ${name}`);
      if (Number(count) < INDEXED_ROWS_MIN) return;
      await query(
        `CREATE VECTOR INDEX IF NOT EXISTS nearest ON ${name}(embedding) OPTIONS(index_type = 'IVF', distance_type = '${DISTANCES[metric]}')`,
      );
    },
    async check() {
      await query(`SELECT 1 FROM ${name} LIMIT 1`);
    },
  };
}

/** The rows travel as one JSON text. */
function merge(name: string): string {
  const vector =
    "ARRAY(SELECT CAST(number AS FLOAT64) FROM UNNEST(JSON_VALUE_ARRAY(row, '$.embedding')) AS number WITH OFFSET AS place ORDER BY place)";
  const source = `SELECT JSON_VALUE(row, '$.id') AS id, ${vector} AS embedding, JSON_VALUE(row, '$.text') AS text, JSON_QUERY(row, '$.metadata') AS metadata FROM UNNEST(JSON_QUERY_ARRAY(PARSE_JSON(@rows, wide_number_mode => 'round'))) AS row`;
  return `MERGE ${name} AS kept USING (${source}) AS given ON kept.id = given.id WHEN MATCHED THEN UPDATE SET embedding = given.embedding, text = given.text, metadata = given.metadata WHEN NOT MATCHED THEN INSERT (id, embedding, text, metadata) VALUES (given.id, given.embedding, given.text, given.metadata)`;
}

function rowOf({ id, vector, metadata: { text = "", ...metadata } }: VectorEntry) {
  return { id, embedding: vector, text, metadata };
}

function metadataOf(text: unknown): Readonly<Record<string, unknown>> {
  return typeof text === "string" ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {};
}

/** Waits for the answer, however long the job takes within the polls. */
async function run(
  { project, location }: BigqueryTable,
  ask: AskGoogle,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly Parameter[] },
): Promise<readonly (readonly unknown[])[]> {
  const queries = `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/queries`;
  const body = {
    query: sql,
    useLegacySql: false,
    location,
    timeoutMs: WAIT_MS,
    parameterMode: "NAMED",
    queryParameters: parameters.map(parameterOf),
  };
  let answer = answerSchema.parse(await ask({ url: queries, body }));
  for (let polls = 0; !answer.jobComplete && polls < POLLS_MAX; polls += 1) {
    const url = `${queries}/${answer.jobReference?.jobId ?? ""}?location=${location}&timeoutMs=${WAIT_MS}`;
    answer = answerSchema.parse(await ask({ url, method: "GET" }));
  }
  if (!answer.jobComplete) throw new Error("BigQuery has not answered in time");
  return (answer.rows ?? []).map(({ f }) => f.map(({ v }) => v));
}

function parameterOf([name, type, value]: Parameter) {
  if (typeof type !== "string")
    return {
      name,
      parameterType: { type: "ARRAY", arrayType: { type: type[1] } },
      parameterValue: { arrayValues: [...value].map((item) => ({ value: item })) },
    };
  return { name, parameterType: { type }, parameterValue: { value } };
}
