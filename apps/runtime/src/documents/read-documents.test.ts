import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, onTestFinished, test } from "vitest";
import type { Document } from "./document-of-row.ts";
import { readDocuments } from "./read-documents.ts";

async function documentsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Document[]> {
  const folder = mkdtempSync(join(tmpdir(), "documents-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const found: Document[] = [];
  for await (const document of readDocuments(pathToFileURL(folder).href)) found.push(document);
  return found;
}

const PARQUET = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: "id", data: ["a", "b"], type: "STRING" },
      { name: "text", data: ["red shoes", "blue hat"], type: "STRING" },
    ],
  }),
);

test("rows of Parquet files are documents, also when a query service wrote the file without an ending", async () => {
  const rows = [
    { name: "a", text: "red shoes" },
    { name: "b", text: "blue hat" },
  ];
  expect(await documentsOf({ "rows.parquet": PARQUET })).toEqual(rows);
  expect(await documentsOf({ "2026/20260101_abc": PARQUET })).toEqual(rows);
});

test("rows of CSV and JSON files are documents; other text is one document", async () => {
  expect(
    await documentsOf({
      "a.csv": 'id,text\n1,"red, shoes"\n',
      "b.jsonl": '{"id":2,"text":"blue"}\n\n{"id":3,"text":"green"}\n',
      "c.json": '[{"id":4,"text":"grey"}]',
      "d/notes.md": "# Notes",
    }),
  ).toEqual([
    { name: "1", text: "red, shoes" },
    { name: "2", text: "blue" },
    { name: "3", text: "green" },
    { name: "4", text: "grey" },
    { name: join("d", "notes.md"), text: "# Notes" },
  ]);
});

test("what is no text, and the notes of tools, are passed over", async () => {
  expect(
    await documentsOf({ "image.png": new Uint8Array([0x89, 0x50, 0xff, 0]), _SUCCESS: "x", "_temporary/part": "x", ".x": "x" }),
  ).toEqual([]);
});

test("a row without the column text is all of its texts, and keeps its name while it does not change", async () => {
  const once = await documentsOf({ "a.jsonl": '{"title":"Shoes","colour":"red","price":7}' });
  expect(once[0]?.text).toBe("title: Shoes\ncolour: red");
  expect(await documentsOf({ "b.jsonl": '{"title":"Shoes","colour":"red","price":8}' })).toEqual(once);
  await expect(documentsOf({ "c.jsonl": '{"price":7}' })).rejects.toThrow("column");
});
