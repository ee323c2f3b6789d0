import type { Place } from "../advice.ts";
import { firstMatch, type Row, type TableAdvice } from "../first-match.ts";

export type VectorEngine = "dataset-store" | "qdrant" | "pgvector" | "s3-vectors" | "opensearch" | "ai-search" | "vertex-vector-search";

/** What the choice of an index depends on. */
export interface VectorSituation {
  readonly cloud: Place;
  readonly vectors: number;
  readonly dimension: number;
  readonly queriesPerSecond: number;
  readonly latencyMsP95: number;
  /** Key words and meaning in one question. */
  readonly isHybrid: boolean;
  readonly hasHeavyFilters: boolean;
  /** The vectors belong to a versioned dataset that models are trained on. */
  readonly isInDataset: boolean;
}

/** Dimension that pgvector can index without halving the precision. */
const PGVECTOR_DIMENSION_MAX = 2000;

const NATIVE: Readonly<Record<Place, VectorEngine>> = {
  aws: "opensearch",
  azure: "ai-search",
  gcp: "vertex-vector-search",
  local: "qdrant",
};

const nativeOf = ({ cloud }: VectorSituation): VectorEngine => NATIVE[cloud];

const ROWS: readonly Row<VectorSituation, VectorEngine>[] = [
  {
    row: "1",
    when: (it) => it.isInDataset && it.queriesPerSecond < 5,
    choice: "dataset-store",
    because: ["one copy, versioned with the data"],
  },
  {
    row: "2a",
    when: (it) => it.cloud === "local" && it.isInDataset && it.vectors < 100_000,
    choice: "dataset-store",
    because: ["one file beside the data, starts in seconds"],
    whyNot: { qdrant: "it would be a second copy of few vectors" },
  },
  { row: "2", when: (it) => it.cloud === "local", choice: "qdrant", because: ["starts in seconds, one file"] },
  {
    row: "3",
    when: (it) => it.vectors < 200_000 && it.queriesPerSecond < 5 && !it.isHybrid && it.dimension <= PGVECTOR_DIMENSION_MAX,
    choice: "pgvector",
    because: ["cheapest for few vectors and few questions; up to 4,000 dimensions with half precision"],
    whyNot: {
      opensearch: "a search cluster would stand idle",
      "ai-search": "a search service would stand idle",
      "vertex-vector-search": "an index endpoint runs all day",
    },
  },
  {
    row: "4",
    when: (it) => it.cloud === "aws" && it.queriesPerSecond <= 100 && it.latencyMsP95 >= 500 && !it.isHybrid,
    choice: "s3-vectors",
    because: ["pay per use, up to 2 billion vectors; at most 100 results, 2 KB of metadata to filter by, cosine or Euclidean"],
    whyNot: { opensearch: "a search cluster costs more at this rate", pgvector: "too many vectors for one small database" },
  },
  {
    row: "5",
    when: (it) => it.isHybrid || it.hasHeavyFilters,
    choice: nativeOf,
    because: ["text and vectors in one question"],
    whyNot: { pgvector: "it filters after the search and has no ranked key words", "s3-vectors": "it has no key words" },
  },
  {
    row: "6",
    when: () => true,
    choice: nativeOf,
    because: ["the cloud's own service"],
    whyNot: { pgvector: "too many vectors or questions for one small database", "s3-vectors": "it answers too slowly at this rate" },
  },
];

export const VECTOR_ROWS: readonly string[] = ROWS.map(({ row }) => row);

/** The index that fits number, rate and kind of the questions. */
export function adviseVectorStore(situation: VectorSituation): TableAdvice<VectorEngine> {
  return firstMatch(ROWS, situation);
}
