import type { Part } from "../view/part.ts";

const SECONDS_PER_DAY = 86_400;

/** GB of native memory of an HNSW index: 1.1 × (4 × dimension + 8 × M) × vectors × (1 + replicas). */
export function hnswGb(store: Part): number {
  const bytesPerVector = 4 * (store.number("dimension") ?? 0) + 8 * (store.number("hnswM") ?? 16);
  return ((1.1 * bytesPerVector * (store.number("vectors") ?? 0)) / 1e9) * (1 + (store.number("replicas") ?? 1));
}

/** Longest vector that an engine indexes; no limit where it is not known. */
export function dimensionLimit(store: Part): number {
  const limits: Readonly<Record<string, number>> = {
    pgvector: store.text("vectorType") === "halfvec" ? 4000 : 2000,
    "s3-vectors": 4096,
    "ai-search": 4096,
    opensearch: 16_000,
    qdrant: 65_535,
    "vertex-vector-search": 8192,
  };
  return limits[store.engine] ?? Infinity;
}

/** Vectors per second that a job writes at its busiest. */
export function vectorsPerSecond(job: Part): number {
  const perDay = (job.number("documentsPerDay") ?? 0) * (job.number("chunksPerDocument") ?? 10);
  return (perDay / SECONDS_PER_DAY) * (job.number("burstFactor") ?? 4);
}

export function isQuantized(store: Part): boolean {
  return (store.text("quantization") ?? "none") !== "none";
}
