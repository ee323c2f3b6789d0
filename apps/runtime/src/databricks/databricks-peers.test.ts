import { afterEach, expect, test, vi } from "vitest";
import { openDatabricksModel } from "../models/databricks-model.ts";
import { embedText } from "../models/embed-text.ts";
import { recorded } from "../recorded-calls.testing.ts";
import { createDatabricksIndex } from "../vectors/databricks-index.ts";
import { askDatabricks } from "./ask-databricks.ts";

const HOST = "adb-1.7.azuredatabricks.net";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test("an index answers with ids, scores and what lies beside the vectors, whatever the order of its columns", async () => {
  const { asked, ask } = recorded({
    manifest: { columns: [{ name: "text" }, { name: "id" }, { name: "metadata" }, { name: "score" }] },
    result: { data_array: [["shoes", "a#1", '{"source":"a"}', 0.8]] },
  });
  const found = await createDatabricksIndex(HOST, "c.s.vectors", ask).search([0.5], 3);
  expect(found).toEqual([{ id: "a#1", score: 0.8, metadata: { source: "a", text: "shoes" } }]);
  expect(asked).toEqual([
    {
      host: HOST,
      path: "api/2.0/vector-search/indexes/c.s.vectors/query",
      body: { columns: ["id", "text", "metadata"], query_vector: [0.5], num_results: 3 },
    },
  ]);
});

test("an index takes 200 rows at a time, and says when it took not all of them", async () => {
  const entries = Array.from({ length: 201 }, (_, at) => ({ id: `k${at}`, vector: [1], metadata: { text: "t", source: "f" } }));
  const { asked, ask } = recorded({ status: "SUCCESS" });
  await createDatabricksIndex(HOST, "c.s.vectors", ask).upsert(entries);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toMatchObject({
    path: "api/2.0/vector-search/indexes/c.s.vectors/upsert-data",
    body: { inputs_json: '[{"id":"k200","text":"t","metadata":"{\\"source\\":\\"f\\"}","embedding":[1]}]' },
  });
  const half = createDatabricksIndex(HOST, "c.s.vectors", recorded({ status: "PARTIAL_SUCCESS" }).ask);
  await expect(half.upsert(entries)).rejects.toThrow("PARTIAL_SUCCESS");
});

test("a model of Databricks' own embeds a text, and chats with messages", async () => {
  const { asked, ask } = recorded({ data: [{ embedding: [0.5, 1] }] });
  const model = openDatabricksModel(`databricks-model://${HOST}/databricks-gte-large-en`, ask);
  expect(model && (await embedText(model, "shoes"))).toEqual([0.5, 1]);
  await model?.invoke({ messages: [] });
  expect(asked).toEqual([
    { host: HOST, path: "serving-endpoints/databricks-gte-large-en/invocations", body: { input: "shoes" } },
    { host: HOST, path: "serving-endpoints/databricks-gte-large-en/invocations", body: { messages: [] } },
  ]);
});

test.each([{ age: 7 }, [{ age: 7 }]])("a model of one's own is asked with rows: %j", async (input) => {
  const { asked, ask } = recorded({ predictions: [1] });
  await openDatabricksModel(`databricks-model://${HOST}/ranker`, ask)?.invoke(input);
  expect(asked).toMatchObject([{ body: { dataframe_records: [{ age: 7 }] } }]);
});

test("a workspace of Azure is asked with a token of the container's identity for it", async () => {
  const calls: [string, string | null][] = [];
  vi.stubEnv("IDENTITY_ENDPOINT", "http://identity/token");
  vi.stubEnv("IDENTITY_HEADER", "secret");
  vi.stubGlobal("fetch", (input: string | URL, init: RequestInit = {}) => {
    const url = new URL(input);
    calls.push([url.host, new Headers(init.headers).get("authorization")]);
    if (url.host !== "identity") return Promise.resolve(Response.json({ ok: true }));
    return Promise.resolve(
      Response.json({ access_token: `for ${url.searchParams.get("resource")}`, expires_on: String(Date.now() / 1000 + 3600) }),
    );
  });
  expect(await askDatabricks({ host: HOST, path: "api/2.0/x", body: {} })).toEqual({ ok: true });
  expect(calls.at(-1)).toEqual([HOST, "Bearer for 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d"]);
});
