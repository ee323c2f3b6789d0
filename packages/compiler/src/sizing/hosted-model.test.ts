import { describe, expect, it } from "vitest";
import { hostedModelMachine, hostedModelReplicas, isEmbeddingModel } from "./hosted-model.ts";

describe("machines of a hosted model", () => {
  it.each([
    ["BAAI/bge-m3", "ml.g5.xlarge"],
    ["Qwen/Qwen2.5-0.5B", "ml.g5.xlarge"],
    ["Qwen/Qwen2.5-7B-Instruct", "ml.g6e.2xlarge"],
    ["google/gemma-2-27b-it", "ml.g6e.12xlarge"],
    ["meta-llama/Llama-3.1-70B", "ml.g6e.48xlarge"],
  ])("%s runs on %s", (model, instance) => {
    expect(hostedModelMachine(model).instance).toBe(instance);
  });

  it("are as many as the busiest minute needs, and two in production", () => {
    expect(hostedModelReplicas(1_000_000, "standard")).toBe(1);
    expect(hostedModelReplicas(1_000_000, "production")).toBe(2);
    expect(hostedModelReplicas(2_000_000_000, "standard")).toBe(4);
  });
});

it("a name says whether a model embeds", () => {
  const names = ["BAAI/bge-m3", "openai/clip-vit-base-patch32", "amazon.titan-embed-text-v2:0", "Qwen/Qwen2.5-7B-Instruct", "default-chat"];
  expect(names.map(isEmbeddingModel)).toEqual([true, true, true, false, false]);
});
