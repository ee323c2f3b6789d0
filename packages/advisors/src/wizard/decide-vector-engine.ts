import { type Advice, type Chosen, chooseOver } from "../advice.ts";
import { adviseVectorStore, type VectorEngine } from "../vector-store/advise-vector-store.ts";
import type { Answers } from "./answers.ts";
import { keepsDataset } from "./consequences.ts";
import { embeddingOf } from "./embedding-model.ts";

/** Up to here an index fits into a small PostgreSQL. */
const PGVECTOR_VECTORS_MAX = 200_000;
/** People wait for the answer. */
const LATENCY_MS = 200;

export function decideVectorEngine(answers: Answers): Chosen<VectorEngine> {
  const byTable = adviseVectorStore({
    cloud: answers.cloud,
    vectors: answers.vectorCount,
    dimension: embeddingOf(answers).dimension,
    queriesPerSecond: answers.requests,
    latencyMsP95: LATENCY_MS,
    isHybrid: false,
    hasHeavyFilters: false,
    isInDataset: false,
  });
  const isSmall = answers.vectorCount < PGVECTOR_VECTORS_MAX && answers.cloud !== "local";
  const advice = isSmall && byTable.choice !== "pgvector" ? forFew(byTable) : byTable;
  return chooseOver(isInDataset(answers) ? besideDataset(advice) : advice, answers.vectorEngine);
}

/** Few vectors go into PostgreSQL; what the advisor's table says for this rate of questions is shown beside it. */
function forFew({ choice }: Advice<VectorEngine>): Advice<VectorEngine> {
  return {
    choice: "pgvector",
    because: ["few vectors: a small PostgreSQL is the cheapest index"],
    whyNot: [{ option: choice, because: "it is worth its price with more vectors or many questions at once" }],
  };
}

/** Few people search, and the vectors could stay with the samples that they were made from. */
function isInDataset(answers: Answers): boolean {
  return keepsDataset(answers) && answers.kinds.includes("media") && answers.requests < 5;
}

function besideDataset(advice: Advice<VectorEngine>): Advice<VectorEngine> {
  const opinion = { option: "dataset-store" as const, because: "it would do as well: one copy, versioned with the data" };
  return { ...advice, whyNot: [...advice.whyNot, opinion] };
}
