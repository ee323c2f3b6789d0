import { describe, expect, test } from "vitest";
import { embedText } from "./embed-text.ts";
import type { EmbeddingFamily } from "./model-endpoint.ts";

describe.each([
  ["titan", { inputText: "shoes" }, { embedding: [1, 2] }],
  ["cohere", { texts: ["shoes"], input_type: "search_document" }, { embeddings: [[1, 2]] }],
  ["cohere", { texts: ["shoes"], input_type: "search_document" }, { embeddings: { float: [[1, 2]] } }],
  ["huggingface", { inputs: "shoes" }, [[1, 2]]],
] as const)("a %s model", (family: EmbeddingFamily, request, reply) => {
  test("is asked with the keys that it knows, and its vector is found", async () => {
    const asked: unknown[] = [];
    const invoke = async (input: unknown) => {
      asked.push(input);
      return reply;
    };
    expect(await embedText({ family, invoke }, "shoes")).toEqual([1, 2]);
    expect(asked).toEqual([request]);
  });
});

test.each([[{ predictions: [1] }], [[[[1, 2]]]], [[]], [{ embedding: [] }]])(
  "refuses %j, which is no vector of one text",
  async (reply) => {
    await expect(embedText({ family: "huggingface", invoke: async () => reply }, "x")).rejects.toThrow("embedding model");
  },
);
