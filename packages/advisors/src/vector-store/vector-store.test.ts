import { describe, expect, it } from "vitest";
import { adviseVectorStore, VECTOR_ROWS, type VectorSituation } from "./advise-vector-store.ts";
import { indexMemoryGb, quantizationOf } from "./size-index.ts";

const FEW: VectorSituation = {
  cloud: "aws",
  vectors: 50_000,
  dimension: 1024,
  queriesPerSecond: 1,
  latencyMsP95: 200,
  isHybrid: false,
  hasHeavyFilters: false,
  isInDataset: false,
};

const CASES: readonly [Partial<VectorSituation>, row: string, choice: string][] = [
  [{ isInDataset: true }, "1", "dataset-store"],
  [{ cloud: "local", isInDataset: true, queriesPerSecond: 8 }, "2a", "dataset-store"],
  [{ cloud: "local" }, "2", "qdrant"],
  [{}, "3", "pgvector"],
  [{ vectors: 5_000_000, queriesPerSecond: 20, latencyMsP95: 800 }, "4", "s3-vectors"],
  [{ cloud: "azure", vectors: 2_000_000, isHybrid: true }, "5", "ai-search"],
  [{ cloud: "aws", vectors: 2_000_000, hasHeavyFilters: true }, "5", "opensearch"],
  [{ vectors: 5_000_000, queriesPerSecond: 500 }, "6", "opensearch"],
  [{ cloud: "gcp", vectors: 30_000_000, queriesPerSecond: 50 }, "6", "vertex-vector-search"],
  [{ dimension: 3072 }, "6", "opensearch"],
];

describe("vector store", () => {
  it.each(CASES)("%j is decided by row %s: %s", (situation, row, choice) => {
    expect(adviseVectorStore({ ...FEW, ...situation })).toMatchObject({ row, choice });
  });

  it("every row decides some case", () => {
    expect([...new Set(CASES.map(([, row]) => row))].sort()).toEqual([...VECTOR_ROWS].sort());
  });

  it("thirty million vectors with a replica need 279 GB, which only one bit a dimension makes affordable", () => {
    const memoryGb = indexMemoryGb({ vectors: 30_000_000, dimension: 1024, replicas: 1 });
    expect(Math.round(memoryGb)).toBe(279);
    expect(quantizationOf(memoryGb)).toBe("binary");
  });

  it("vectors are shortened step by step", () => {
    expect([64, 65, 129, 257].map(quantizationOf)).toEqual(["none", "fp16", "byte", "binary"]);
  });
});
