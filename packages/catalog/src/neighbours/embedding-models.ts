/** What an embedding model gives. Source: the models' own pages, as of 2026-11-23. */
export interface EmbeddingModel {
  /** Length of its vectors unless asked for shorter ones. */
  readonly dimension: number;
  /** Distance that it was trained for. */
  readonly metric: string;
  /** Other lengths that it can give: a list, or any shorter one. */
  readonly shortens?: readonly number[] | "any";
}

export const EMBEDDING_MODELS: Readonly<Record<string, EmbeddingModel>> = {
  "sentence-transformers/all-MiniLM-L6-v2": { dimension: 384, metric: "cosine" },
  "BAAI/bge-small-en-v1.5": { dimension: 384, metric: "cosine" },
  "BAAI/bge-m3": { dimension: 1024, metric: "cosine" },
  "intfloat/multilingual-e5-large": { dimension: 1024, metric: "cosine" },
  "amazon.titan-embed-text-v2:0": { dimension: 1024, metric: "cosine", shortens: [256, 512, 1024] },
  "text-embedding-3-small": { dimension: 1536, metric: "cosine", shortens: "any" },
  "text-embedding-3-large": { dimension: 3072, metric: "cosine", shortens: "any" },
  "text-embedding-005": { dimension: 768, metric: "cosine" },
  "gemini-embedding-001": { dimension: 3072, metric: "cosine", shortens: [768, 1536, 3072] },
  "openai/clip-vit-base-patch32": { dimension: 512, metric: "cosine" },
};
