import * as z from "zod";
import { type AskDatabricks, askDatabricks } from "../databricks/ask-databricks.ts";
import type { VectorEntry, VectorIndex } from "./vector-index.ts";

/** Rows of one call; what a call takes is counted in bytes, and so many fit with texts beside them. */
const ROWS_PER_CALL = 200;
const COLUMNS = ["id", "text", "metadata"];

const answerSchema = z.object({
  manifest: z.object({ columns: z.array(z.object({ name: z.string() })) }),
  result: z.object({ data_array: z.array(z.array(z.unknown())).optional() }),
});
const writtenSchema = z.object({ status: z.string() });

/** An index of Databricks with the columns that the deployment makes: id, text, metadata and embedding. `name` is its name in Unity Catalog. */
export function createDatabricksIndex(host: string, name: string, ask: AskDatabricks = askDatabricks): VectorIndex {
  const path = `api/2.0/vector-search/indexes/${name}`;
  return {
    async search(vector, count) {
      const body = { columns: COLUMNS, query_vector: vector, num_results: count };
      const { manifest, result } = answerSchema.parse(await ask({ host, path: `${path}/query`, body }));
      return (result.data_array ?? []).map((row) => {
        const { id, text, metadata, score } = Object.fromEntries(manifest.columns.map((column, at) => [column.name, row[at]]));
        return { id: String(id), score: Number(score), metadata: { ...readMetadata(metadata), ...(text ? { text } : {}) } };
      });
    },
    async upsert(entries) {
      for (let start = 0; start < entries.length; start += ROWS_PER_CALL) {
        const rows = entries.slice(start, start + ROWS_PER_CALL).map(rowOf);
        const { status } = writtenSchema.parse(
          await ask({ host, path: `${path}/upsert-data`, body: { inputs_json: JSON.stringify(rows) } }),
        );
        if (status !== "SUCCESS") throw new Error(`The vector index took not all rows: ${status}`);
      }
    },
    async check() {
      await ask({ host, path, method: "GET" });
    },
  };
}

function rowOf({ id, vector, metadata: { text = "", ...metadata } }: VectorEntry) {
  return { id, text, metadata: JSON.stringify(metadata), embedding: vector };
}

function readMetadata(text: unknown): Record<string, unknown> {
  const parsed: unknown = typeof text === "string" ? JSON.parse(text) : {};
  return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
}
