import { expect, test } from "vitest";
import { startService, useAwsAt } from "../local-service.testing.ts";
import { createQdrantIndex, openQdrant, type QdrantTarget, uuidOf } from "./qdrant-index.ts";

const TARGET: Omit<QdrantTarget, "origin"> = {
  collection: "c",
  dimension: 3,
  metric: "cosine",
  links: 16,
  quantization: "byte",
  copies: 2,
  key: () => Promise.resolve("secret"),
};
const parsed = (body: string | undefined) => JSON.parse(body ?? "") as unknown;

test("the first writing makes the collection, once, and ids of any form become the same point again", async () => {
  const { url, calls } = await startService(({ path }) => ({
    body: path.endsWith("/exists") ? { result: { exists: false } } : { result: true },
  }));
  const index = createQdrantIndex({ ...TARGET, origin: url });
  await index.upsert([{ id: "a/b#1", vector: [1, 0, 0], metadata: { text: "t" } }]);
  await index.upsert([{ id: "a/b#1", vector: [1, 0, 0], metadata: { text: "t" } }]);
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /collections/c/exists",
    "PUT /collections/c",
    "PUT /collections/c/points?wait=true",
    "PUT /collections/c/points?wait=true",
  ]);
  expect(calls[0]?.headers["api-key"]).toBe("secret");
  expect(parsed(calls[1]?.body)).toEqual({
    vectors: { size: 3, distance: "Cosine" },
    hnsw_config: { m: 16 },
    replication_factor: 2,
    quantization_config: { scalar: { type: "int8", always_ram: true } },
  });
  const point = { id: uuidOf("a/b#1"), vector: [1, 0, 0], payload: { text: "t", zerolake_id: "a/b#1" } };
  expect([parsed(calls[2]?.body), parsed(calls[3]?.body)]).toEqual([{ points: [point] }, { points: [point] }]);
  expect(point.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a collection that is there stays as it is", async () => {
  const { url, calls } = await startService(() => ({ body: { result: { exists: true } } }));
  await createQdrantIndex({ ...TARGET, origin: url }).upsert([{ id: "a", vector: [1, 0, 0], metadata: {} }]);
  expect(calls.map(({ path }) => path)).not.toContain("/collections/c");
});

test("neighbours come under our ids, the nearest with the highest score", async () => {
  const points = [
    { score: 0, payload: { zerolake_id: "near", text: "t" } },
    { score: 3, payload: { zerolake_id: "far" } },
  ];
  const { url } = await startService(() => ({ body: { result: { points } } }));
  expect(await createQdrantIndex({ ...TARGET, metric: "euclidean", origin: url }).search([1, 0, 0], 2)).toEqual([
    { id: "near", score: 1, metadata: { text: "t" } },
    { id: "far", score: 0.25, metadata: {} },
  ]);
});

test("what the server says is told", async () => {
  const { url } = await startService(() => ({ status: 403, body: { status: "wrong key" } }));
  await expect(createQdrantIndex({ ...TARGET, origin: url }).check()).rejects.toThrow(/403.*wrong key/);
});

test("a key that could not be read once is read again", async () => {
  let looks = 0;
  const { url, calls } = await startService(({ method }) => {
    if (method !== "POST") return { body: {} };
    looks += 1;
    return looks === 1
      ? { status: 400, body: { __type: "AccessDeniedException", message: "not allowed" } }
      : { body: { SecretString: "secret" } };
  });
  useAwsAt(url);
  const key = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:qdrant";
  const index = openQdrant(new URL(`${url.replace("http", "qdrant")}/c?dimension=3&metric=cosine&tls=no&key=${key}`));
  await expect(index?.check()).rejects.toThrow("not allowed");
  await index?.check();
  expect(calls.at(-1)).toMatchObject({ path: "/collections/c", headers: { "api-key": "secret" } });
});
