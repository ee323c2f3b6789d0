import { expect, test } from "vitest";
import type { GoogleRequest } from "../google/ask-google.ts";
import { createBigqueryIndex, openBigquery } from "./bigquery-index.ts";

interface Asked {
  readonly query: string;
  readonly queryParameters: readonly { readonly name: string; readonly parameterValue: { readonly value?: string } }[];
}

const TABLE = { project: "p", dataset: "d", table: "t", location: "europe-west1", metric: "cosine" } as const;
const done = (...rows: readonly (readonly unknown[])[]) => ({
  jobComplete: true,
  rows: rows.map((row) => ({ f: row.map((v) => ({ v })) })),
});
const entry = (id: string) => ({ id, vector: [1, 0.5], metadata: { text: "t", source: "d" } });

function recorded(answer: (asked: Asked) => unknown) {
  const asked: Asked[] = [];
  const index = createBigqueryIndex(TABLE, async ({ body }) => {
    asked.push(body as Asked);
    return answer(body as Asked);
  });
  return { asked, index };
}

test("neighbours come with their text, their metadata and a score that grows with nearness", async () => {
  const { asked, index } = recorded(() => done(["a", "hello", '{"source":"doc"}', "0.25"]));
  expect(await index.search([0.5, 1], 3)).toEqual([{ id: "a", score: 0.75, metadata: { source: "doc", text: "hello" } }]);
  expect(asked[0]?.query).toContain("VECTOR_SEARCH(TABLE `p.d.t`");
  expect(asked[0]?.query).toContain("distance_type => 'COSINE'");
});

test("writes in pieces, and makes an index only when there are enough rows for one", async () => {
  for (const [count, isIndexed] of [
    ["4999", false],
    ["5000", true],
  ] as const) {
    const { asked, index } = recorded(({ query }) => (query.startsWith("SELECT COUNT") ? done([count]) : done()));
    await index.upsert(Array.from({ length: 101 }, (_, item) => entry(String(item))));
    const written = asked.filter(({ query }) => query.startsWith("MERGE"));
    const rows = written.map(({ queryParameters }) => JSON.parse(queryParameters[0]?.parameterValue.value ?? "[]") as unknown[]);
    expect(rows.map(({ length }) => length)).toEqual([100, 1]);
    expect(rows[1]?.[0]).toEqual({ id: "100", embedding: [1, 0.5], text: "t", metadata: { source: "d" } });
    expect(asked.some(({ query }) => query.startsWith("CREATE VECTOR INDEX IF NOT EXISTS"))).toBe(isIndexed);
  }
});

test("waits for an answer that takes its time", async () => {
  const urls: string[] = [];
  const index = createBigqueryIndex(TABLE, async ({ url }: GoogleRequest) => {
    urls.push(url);
    return urls.length === 1 ? { jobComplete: false, jobReference: { jobId: "j" } } : done();
  });
  await index.check();
  expect(urls[1]).toContain("/queries/j?location=europe-west1");
});

test("an address without a place is nobody's", () => {
  expect(openBigquery(new URL("bigquery-vectors://p/d/t?metric=cosine"))).toBeUndefined();
});
