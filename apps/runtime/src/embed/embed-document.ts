import { createHash } from "node:crypto";
import { embedText } from "../models/embed-text.ts";
import type { ModelEndpoint } from "../models/model-endpoint.ts";
import type { VectorIndex } from "../vectors/vector-index.ts";
import { chunkText } from "./chunk-text.ts";

export interface Embedding {
  readonly model: ModelEndpoint;
  readonly index: VectorIndex;
  readonly chunkSize: number;
  readonly chunkOverlap: number;
}

/** Embeds one document and writes its chunks; the same document again replaces its vectors. Returns the number of chunks. */
export async function embedDocument(source: string, text: string, { model, index, chunkSize, chunkOverlap }: Embedding): Promise<number> {
  const chunks = chunkText(text, chunkSize, chunkOverlap);
  const entries = [];
  for (const [position, chunk] of chunks.entries()) {
    const id = createHash("sha256").update(`${source}#${position}`).digest("hex").slice(0, 32);
    entries.push({ id, vector: await embedText(model, chunk), metadata: { source, position: String(position), text: chunk } });
  }
  if (entries.length > 0) await index.upsert(entries);
  return entries.length;
}
