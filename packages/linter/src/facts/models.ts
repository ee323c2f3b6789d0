import { EMBEDDING_MODELS, type EmbeddingModel } from "@zerolake/catalog";
import { BASE_MODEL_BILLIONS } from "../data/base-models.ts";
import type { Facts } from "../view/facts.ts";
import type { Part } from "../view/part.ts";

/** What is known of the model that a component embeds with; `undefined` when it names none or one we do not know. */
export function embeddingModelOf(facts: Facts, part: Part): EmbeddingModel | undefined {
  const name = part.text("model");
  if (name === undefined) return undefined;
  return EMBEDDING_MODELS[name] ?? facts.missing(`embedding model “${name}”`);
}

/** Names a model that is known to embed. */
export function isEmbeddingModel(part: Part): boolean {
  return EMBEDDING_MODELS[part.text("model") ?? ""] !== undefined;
}

/** Sizes of vectors that the model can give. */
export function givesDimension(model: EmbeddingModel, dimension: number): boolean {
  return (
    dimension === model.dimension ||
    (model.shortens === "any" ? dimension < model.dimension : (model.shortens?.includes(dimension) ?? false))
  );
}

/** Billions of parameters of the model that is tuned; `undefined` when none is named or we do not know it. */
export function billionsOf(facts: Facts, job: Part): number | undefined {
  const name = job.text("baseModel");
  if (name === undefined) return undefined;
  return BASE_MODEL_BILLIONS[name] ?? facts.missing(`size of the model “${name}”`);
}
