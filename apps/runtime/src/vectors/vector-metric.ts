export type VectorMetric = "cosine" | "euclidean" | "dot";
export type VectorColumn = "vector" | "halfvec";

/** pgvector's operators; each gives a distance, smaller is nearer. */
export const DISTANCE_OPERATORS: Readonly<Record<VectorMetric, string>> = { cosine: "<=>", euclidean: "<->", dot: "<#>" };

/** A distance as a score that grows with nearness. */
export const SCORES: Readonly<Record<VectorMetric, (distance: number) => number>> = {
  cosine: (distance) => 1 - distance,
  euclidean: (distance) => 1 / (1 + distance),
  dot: (distance) => -distance,
};

/** What an address says of its metric; `undefined` for other words. */
export function metricOf(text: string | null): VectorMetric | undefined {
  return text === "cosine" || text === "euclidean" || text === "dot" ? text : undefined;
}

export function columnOf(text: string | null): VectorColumn {
  return text === "halfvec" ? "halfvec" : "vector";
}
