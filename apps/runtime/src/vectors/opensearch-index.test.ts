import { expect, test } from "vitest";
import { startService } from "../local-service.testing.ts";
import { createOpenSearchIndex } from "./opensearch-index.ts";

const credentials = () => Promise.resolve({ accessKeyId: "a", secretAccessKey: "b" });
const target = { index: "i", region: "eu-west-1" };
const lines = (body: string | undefined) =>
  (body ?? "")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

test("a serverless collection, which takes no ids of ours, gets the old vector deleted and the new one with its id as a field", async () => {
  const { url, calls } = await startService(({ path }) => ({
    body: path.endsWith("_search") ? { hits: { hits: [{ _id: "theirs" }] } } : { errors: false },
  }));
  await createOpenSearchIndex({ ...target, origin: url, service: "aoss" }, credentials).upsert([
    { id: "ours", vector: [1], metadata: { text: "t" } },
  ]);
  expect(JSON.parse(calls[0]?.body ?? "")).toMatchObject({ query: { terms: { "id.keyword": ["ours"] } } });
  expect(lines(calls[1]?.body)).toEqual([{ delete: { _id: "theirs" } }, { index: {} }, { text: "t", id: "ours", vector: [1] }]);
  expect(calls[1]?.headers["x-amz-content-sha256"]).toMatch(/^[0-9a-f]{64}$/);
});

test("a domain gets our id", async () => {
  const { url, calls } = await startService(() => ({ body: { errors: false } }));
  await createOpenSearchIndex({ ...target, origin: url, service: "es" }, credentials).upsert([{ id: "ours", vector: [1], metadata: {} }]);
  expect(lines(calls[0]?.body)[0]).toEqual({ index: { _id: "ours" } });
});

test("neighbours are named by our id", async () => {
  const hit = { _id: "theirs", _score: 0.5, _source: { id: "ours", text: "t" } };
  const { url } = await startService(() => ({ body: { hits: { hits: [hit] } } }));
  const index = createOpenSearchIndex({ ...target, origin: url, service: "aoss" }, credentials);
  expect(await index.search([1], 1)).toEqual([{ id: "ours", score: 0.5, metadata: { text: "t" } }]);
});

test("a vector that is refused is an error", async () => {
  const { url } = await startService(({ path }) => ({ body: path.endsWith("_search") ? { hits: { hits: [] } } : { errors: true } }));
  const index = createOpenSearchIndex({ ...target, origin: url, service: "aoss" }, credentials);
  await expect(index.upsert([{ id: "a", vector: [1], metadata: {} }])).rejects.toThrow("refused");
});
