import { createReadStream } from "node:fs";
import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseCsv } from "csv-parse";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { type LakePlace, lakePlace, listLakeFiles, readLakeFile } from "../azure/lake-files.ts";
import { log } from "../http-server.ts";
import { type Document, documentOfRow } from "./document-of-row.ts";

const PARQUET_MAGIC = "PAR1";
/** Rows of a Parquet file that are in memory at a time. */
const ROWS_AT_ONCE = 5000;

/**
 * Every document below a folder, in the order of the file names: each row of a Parquet, CSV or JSON file, and every other
 * text file as a whole. Names that start with `_` or `.` are notes of the tools that wrote the files; what is no text is
 * passed over with a line in the log.
 */
export async function* readDocuments(folderUrl: string): AsyncGenerator<Document> {
  const lake = lakePlace(folderUrl);
  if (lake) return yield* lakeDocuments(lake);
  const folder = fileURLToPath(folderUrl);
  for (const path of await filesBelow(folder)) yield* readFileDocuments(path, relative(folder, path));
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => isContent(relative(folder, path)))
    .toSorted();
}

function isContent(name: string): boolean {
  return name.split(/[\\/]/).every((part) => !/^[._]/.test(part));
}

/** One file of a lake at a time, so that no folder is too large for the disk. */
async function* lakeDocuments(lake: LakePlace): AsyncGenerator<Document> {
  const folder = await mkdtemp(join(tmpdir(), "documents-"));
  try {
    for (const path of await listLakeFiles(lake)) {
      const name = path.slice(lake.path === "" ? 0 : lake.path.replace(/\/$/, "").length + 1);
      const bytes = isContent(name) ? await readLakeFile({ ...lake, path }) : undefined;
      if (!bytes) continue;
      const file = join(folder, "file");
      await writeFile(file, bytes);
      yield* readFileDocuments(file, name);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* readFileDocuments(path: string, name: string): AsyncGenerator<Document> {
  if (await isParquet(path)) return yield* parquetRows(path, name);
  if (name.endsWith(".csv")) return yield* csvRows(path, name);
  const text = await textOf(path);
  if (text === undefined) return log("info", "passed over: this is no text", { file: name });
  if (/\.(json|jsonl|ndjson)$/.test(name)) return yield* jsonRows(text, name);
  yield { name, text };
}

/** Query services write Parquet files without an ending, so the first bytes decide. */
async function isParquet(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PARQUET_MAGIC.length), 0, PARQUET_MAGIC.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === PARQUET_MAGIC;
  } finally {
    await file.close();
  }
}

async function* parquetRows(path: string, name: string): AsyncGenerator<Document> {
  const file = await asyncBufferFromFile(path);
  for (let rowStart = 0; ; rowStart += ROWS_AT_ONCE) {
    const rows = await parquetReadObjects({ file, compressors, rowStart, rowEnd: rowStart + ROWS_AT_ONCE });
    for (const row of rows) yield documentOfRow(row, name);
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

async function* csvRows(path: string, name: string): AsyncGenerator<Document> {
  for await (const row of createReadStream(path).pipe(parseCsv({ columns: true, bom: true, skip_empty_lines: true })))
    yield documentOfRow(row as Record<string, unknown>, name);
}

/** One JSON object per line, or a list of them. */
function* jsonRows(text: string, name: string): Generator<Document> {
  const rows: unknown = text.trimStart().startsWith("[")
    ? JSON.parse(text)
    : text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line) as unknown]));
  for (const row of rows as readonly unknown[]) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) throw new Error(`${name} must hold JSON objects, one per line`);
    yield documentOfRow(row as Record<string, unknown>, name);
  }
}

async function textOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
