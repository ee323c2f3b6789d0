import { createHash } from "node:crypto";
import { embedText } from "../models/embed-text.ts";
import { type ModelEndpoint, openModel } from "../models/model-endpoint.ts";
import { openIndex } from "../vectors/open-index.ts";
import type { VectorIndex } from "../vectors/vector-index.ts";
import { chunkText } from "./chunk-text.ts";

export interface Embedding {
  readonly model: ModelEndpoint;
  readonly index: VectorIndex;
  readonly chunkSize: number;
  readonly chunkOverlap: number;
  /** Vectors get the length 1, so that dot product equals cosine. */
  readonly isNormalized: boolean;
}

const CHUNK_SIZE_DEFAULT = 1000;
const CHUNK_OVERLAP_DEFAULT = 100;

/** What the arrows and settings of an embedding job say, from the environment of its program. */
export function embeddingFrom(environment: Readonly<Record<string, string | undefined>>): Embedding {
  return {
    model: openModel(environment["MODEL_ENDPOINT"] ?? ""),
    index: openIndex(environment["ZEROLAKE_OUT_VECTORS"] ?? ""),
    chunkSize: Number(environment["CHUNK_SIZE"] ?? CHUNK_SIZE_DEFAULT),
    chunkOverlap: Number(environment["CHUNK_OVERLAP"] ?? CHUNK_OVERLAP_DEFAULT),
    isNormalized: environment["NORMALIZE"] !== "no",
  };
}

/** Embeds one document and writes its chunks; the same document again replaces its vectors. Returns the number of chunks. */
export async function embedDocument(source: string, text: string, embedding: Embedding): Promise<number> {
  const { model, index, isNormalized } = embedding;
  const chunks = chunkText(text, embedding.chunkSize, embedding.chunkOverlap);
  const entries = [];
  for (const [position, chunk] of chunks.entries()) {
    const id = createHash("sha256").update(`${source}#${position}`).digest("hex").slice(0, 32);
    const vector = await embedText(model, chunk);
    entries.push({ id, vector: isNormalized ? normalized(vector) : vector, metadata: { source, position: String(position), text: chunk } });
  }
  if (entries.length > 0) await index.upsert(entries);
  return entries.length;
}

function normalized(vector: readonly number[]): readonly number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((item) => item / length);
}
