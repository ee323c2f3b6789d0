import { expect, test } from "vitest";
import { createPostgresIndex, openPostgres, type PostgresTable } from "./postgres-index.ts";

const TABLE: PostgresTable = { table: "embeddings", metric: "cosine", columnType: "halfvec", dimension: 384, links: 16 };

function recorded(rows: readonly unknown[] = []) {
  const asked: { readonly sql: string; readonly values: readonly (string | number)[] | undefined }[] = [];
  const index = createPostgresIndex(async (sql, values) => {
    asked.push({ sql, values });
    return rows;
  }, TABLE);
  return { asked, index };
}

const entry = (id: string) => ({ id, vector: [1, 0.5], metadata: { text: "t", source: "d" } });

test("neighbours come with their text, their metadata and a score that grows with nearness", async () => {
  const { asked, index } = recorded([{ id: "a", text: "hello", metadata: { source: "doc" }, distance: 0.25 }]);
  expect(await index.search([0.5, 1], 3)).toEqual([{ id: "a", score: 0.75, metadata: { source: "doc", text: "hello" } }]);
  expect(asked[0]?.sql).toContain("embedding <=> $1::halfvec");
  expect(asked[0]?.values).toEqual(["[0.5,1]", 3]);
});

test("the first writing makes extension, table and index, once, and lets others read", async () => {
  const { asked, index } = recorded();
  await index.upsert([entry("a")]);
  await index.upsert([entry("b")]);
  const made = asked.filter(({ sql }) => sql.includes("CREATE TABLE"));
  expect(made).toHaveLength(1);
  expect(made[0]?.values).toBeUndefined();
  expect(made[0]?.sql).toContain("embedding halfvec(384) NOT NULL");
  expect(made[0]?.sql).toContain("USING hnsw (embedding halfvec_cosine_ops) WITH (m = 16)");
  expect(made[0]?.sql).toContain("GRANT SELECT");
});

test("writes in pieces, and a known id replaces its row", async () => {
  const { asked, index } = recorded();
  await index.upsert(Array.from({ length: 501 }, (_, item) => entry(String(item))));
  const written = asked.filter(({ sql }) => sql.startsWith("INSERT"));
  expect(written.map(({ values = [] }) => values.length)).toEqual([2000, 4]);
  expect(written[1]?.sql).toContain("ON CONFLICT (id) DO UPDATE");
  expect(written[1]?.values).toEqual(["500", "[1,0.5]", "t", '{"source":"d"}']);
});

test("vectors that are too long for an index are kept without one", async () => {
  const asked: string[] = [];
  const index = createPostgresIndex(async (sql) => (asked.push(sql), []), { ...TABLE, dimension: 4096 });
  await index.upsert([entry("a")]);
  expect(asked[0]).not.toContain("hnsw");
});

test("a table that could not be made is tried again with the next writing", async () => {
  let isAway = true;
  const index = createPostgresIndex(async () => {
    if (isAway) throw new Error("away");
    return [];
  }, TABLE);
  await expect(index.upsert([entry("a")])).rejects.toThrow("away");
  isAway = false;
  await expect(index.upsert([entry("a")])).resolves.toBeUndefined();
});

test("an address without a login is nobody's", () => {
  expect(openPostgres(new URL("postgresql://10.1.0.3:5432/vectors/embeddings?metric=cosine"))).toBeUndefined();
});
