import { createHash } from "node:crypto";

export interface Document {
  /** The same for the same document in every run. */
  readonly name: string;
  readonly text: string;
}

/**
 * A row as a document: its column `text`, or, when there is none, all of its texts as `column: value` lines. Its name is
 * its column `id`, else a hash of the text.
 */
export function documentOfRow(row: Readonly<Record<string, unknown>>, file: string): Document {
  const text = typeof row["text"] === "string" ? row["text"] : textsOf(row);
  const id = row["id"];
  if (typeof id === "string" || typeof id === "number" || typeof id === "bigint") return { name: String(id), text };
  if (text === "") throw new Error(`${file} has rows without text: it needs a column "text", or at least one column that holds text`);
  return { name: createHash("sha256").update(text).digest("hex").slice(0, 32), text };
}

function textsOf(row: Readonly<Record<string, unknown>>): string {
  return Object.entries(row)
    .flatMap(([column, value]) => (column !== "id" && typeof value === "string" && value !== "" ? [`${column}: ${value}`] : []))
    .join("\n");
}
