import { CosmosClient } from "@azure/cosmos";
import { expect, test } from "vitest";
import { createCosmosIndex, documentOf, openCosmos } from "./cosmos-index.ts";

test("a document takes any id, and keeps its text apart from the rest", () => {
  expect(documentOf({ id: "a/b#1", vector: [1], metadata: { text: "t", source: "a/b" } })).toEqual({
    id: "YS9iIzE",
    key: "a/b#1",
    text: "t",
    metadata: { source: "a/b" },
    embedding: [1],
  });
});

test("an address without a metric is nobody's", () => {
  expect(openCosmos(new URL("cosmos://a.documents.azure.com/vectors/items"))).toBeUndefined();
});

test("a nearer document has a higher score, in every metric", async () => {
  const rows = [
    { key: "near", text: "", metadata: {}, score: 0 },
    { key: "far", text: "t", metadata: { source: "s" }, score: 1 },
  ];
  const container = new CosmosClient({ endpoint: "https://localhost", key: "" }).database("d").container("c");
  Object.assign(container.items, { query: () => ({ fetchAll: () => Promise.resolve({ resources: rows }) }) });
  expect(await createCosmosIndex(container, "euclidean").search([1], 2)).toEqual([
    { id: "near", score: 1, metadata: {} },
    { id: "far", score: 0.5, metadata: { source: "s", text: "t" } },
  ]);
});
