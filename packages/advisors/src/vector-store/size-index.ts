export interface IndexLoad {
  readonly vectors: number;
  readonly dimension: number;
  readonly replicas: number;
}

/** Links that a vector keeps in the graph of an HNSW index. */
const LINKS = 16;

/** GB that a graph index keeps in memory: four bytes a dimension, eight a link, ten per cent on top. */
export function indexMemoryGb({ vectors, dimension, replicas }: IndexLoad): number {
  return ((1.1 * (4 * dimension + 8 * LINKS) * vectors) / 1e9) * (1 + replicas);
}

export type Quantization = "none" | "fp16" | "byte" | "binary";

/** How far vectors have to be shortened so that the index stays affordable; `binary` needs re-ranking. Limits are ours. */
export function quantizationOf(memoryGb: number): Quantization {
  if (memoryGb <= 64) return "none";
  if (memoryGb <= 128) return "fp16";
  return memoryGb <= 256 ? "byte" : "binary";
}
