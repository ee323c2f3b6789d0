import { runs } from "../../facts/engines.ts";
import { hnswGb, isQuantized, vectorsPerSecond } from "../../facts/vectors.ts";
import type { Rule } from "../../rule.ts";

/** Memory and rates of an index. */
export const VECTOR_LOAD_RULES: readonly Rule[] = [
  {
    code: "ZL-VEC-004",
    severity: "warning",
    component: "vector-store",
    reach: "local",
    message: "The index needs a lot of memory.",
    why: "HNSW keeps vectors and graph in native memory: 1.1 × (4 × dimension + 8 × M) × vectors × (1 + replicas); OpenSearch may use half of the non-heap memory.",
    fix: "Set quantization (fp16 halves, byte quarters, binary 32 times less), use on-disk mode, or S3 Vectors.",
    sources: ["osKnn"],
    confidence: "high",
    when: (_facts, store) => runs(store, "vector-store", "opensearch", "qdrant", "ai-search") && !isQuantized(store) && hnswGb(store) > 64,
    setting: "quantization",
    repair: { set: "quantization", to: "byte" },
  },
  {
    code: "ZL-VEC-005",
    severity: "warning",
    component: "vector-store",
    reach: "blueprint",
    message: "S3 Vectors is built for cost, not for this query rate or latency.",
    why: "Queries take about 100 ms when warm and under a second when cold; top-K is limited to 100.",
    fix: "Use OpenSearch (or tier hot vectors to it) for this workload.",
    sources: ["s3v", "gk"],
    confidence: "medium",
    when: (facts, store) =>
      store.engine === "s3-vectors" &&
      ((store.number("queriesPerSecond") ?? 0) > 100 || (facts.workload("latencyMsP95Target") ?? Infinity) < 150),
    setting: "engine",
    repair: { set: "engine", to: "opensearch", forThisCloud: true },
  },
  {
    code: "ZL-VEC-006",
    severity: "error",
    edge: "vectors",
    reach: "local",
    message: "Vectors would arrive faster than the index accepts them.",
    why: "One index takes at most 2,500 inserted or deleted vectors per second and 1,000 write requests.",
    fix: "Spread over several indexes, slow the job down, or use another engine.",
    sources: ["s3v"],
    confidence: "high",
    when: (_facts, { from, to }) => runs(to, "vector-store", "s3-vectors") && vectorsPerSecond(from) > 2500,
  },
];
