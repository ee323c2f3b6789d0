import * as z from "zod";
import type { EmbeddingFamily, ModelEndpoint } from "./model-endpoint.ts";

const vector = z.array(z.number()).min(1);

/** The answers of the embedding models that we wire: Titan, Cohere, OpenAI, and sentence-transformers containers. */
const replySchema = z.union([
  z.object({ embedding: vector }).transform((reply) => reply.embedding),
  z.object({ embeddings: z.array(vector).min(1) }).transform((reply) => reply.embeddings[0]),
  z.object({ embeddings: z.object({ float: z.array(vector).min(1) }) }).transform((reply) => reply.embeddings.float[0]),
  z.object({ data: z.array(z.object({ embedding: vector })).min(1) }).transform((reply) => reply.data[0]?.embedding),
  z
    .array(vector)
    .min(1)
    .transform((rows) => rows[0]),
]);

const REQUESTS: Readonly<Record<EmbeddingFamily, (text: string) => unknown>> = {
  titan: (text) => ({ inputText: text }),
  cohere: (text) => ({ texts: [text], input_type: "search_document" }),
  huggingface: (text) => ({ inputs: text }),
  openai: (text) => ({ input: text }),
};

/** One embedding of one text; throws when the endpoint answers with something else. */
export async function embedText(model: ModelEndpoint, text: string): Promise<readonly number[]> {
  const parsed = replySchema.safeParse(await model.invoke(REQUESTS[model.family](text)));
  if (parsed.success && parsed.data) return parsed.data;
  throw new Error("The model endpoint answered without a vector: it must serve an embedding model that gives one vector per text");
}
