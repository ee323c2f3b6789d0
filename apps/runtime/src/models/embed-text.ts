import * as z from "zod";
import type { ModelEndpoint } from "./model-endpoint.ts";

/** The answers of the embedding models that we wire: Titan, Cohere, and sentence-transformers containers. */
const replySchema = z.union([
  z.object({ embedding: z.array(z.number()) }).transform((reply) => reply.embedding),
  z.object({ embeddings: z.array(z.array(z.number())).min(1) }).transform((reply) => reply.embeddings[0]),
  z
    .array(z.array(z.number()))
    .min(1)
    .transform((rows) => rows[0]),
]);

/** One embedding of one text; throws when the endpoint answers with something else. */
export async function embedText(model: ModelEndpoint, text: string): Promise<readonly number[]> {
  const vector = replySchema.parse(await model.invoke({ inputText: text, inputs: text }));
  if (!vector || vector.length === 0) throw new Error("The embedding endpoint answered with an empty vector");
  return vector;
}
