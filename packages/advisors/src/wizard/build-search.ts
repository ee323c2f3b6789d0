import { servesOnline } from "./consequences.ts";
import type { DesignDraft } from "./design-draft.ts";
import { embeddingOf } from "./embedding-model.ts";
import type { Plan } from "./plan.ts";

/** Search by meaning, and the application in front of it or of a model. */
export function addSearchAndApplication(draft: DesignDraft, plan: Plan): void {
  if (plan.answers.vectors !== "none") addSearch(draft, plan);
  if (plan.answers.vectors !== "none" || servesOnline(plan.answers)) addApplication(draft, plan);
}

function addSearch(draft: DesignDraft, { answers, decisions, shown }: Plan): void {
  const { id: model, dimension } = embeddingOf(answers);
  const isMedia = answers.kinds.includes("media");
  draft.add("embedder", "foundation-model", { engine: "huggingface", model, dataResidency: "region" }, "Embedding model");
  const chunking = isMedia ? { chunking: "none" } : { chunking: "tokens", chunkSize: 512, chunkOverlap: 64 };
  draft.add("embed", "embedding-job", { model, ...chunking, documentsPerDay: answers.documentsPerDay });
  if (isMedia && draft.has("dataset")) draft.join("dataset", "dataset", "embed");
  else if (isMedia || answers.kinds.includes("documents")) draft.join("lake", "files", "embed");
  else if (shown) draft.join(shown, "tables", "embed");
  draft.join("embedder", "endpoint", "embed");
  draft.add("index", "vector-store", {
    engine: indexEngine(answers.vectorEngine, decisions.vectorEngine?.choice),
    dimension,
    metric: "cosine",
    vectors: answers.vectorCount,
    queriesPerSecond: answers.requests,
  });
  draft.join("embed", "vectors", "index");
  if (answers.vectors === "rag")
    draft.add("llm", "foundation-model", { engine: "auto", model: "default-chat", dataResidency: "region" }, "Language model");
}

/** A cloud's own service is written as automatic, so that it follows the design to another cloud. */
function indexEngine(wanted: string, advised: string | undefined): string {
  if (wanted !== "auto") return wanted;
  return advised === "pgvector" ? advised : "auto";
}

function addApplication(draft: DesignDraft, { answers, isPrototype, isProduction }: Plan): void {
  draft.add("api", "app-service", {
    image: answers.vectors === "rag" ? "zerolake/rag-api" : "zerolake/app-api",
    cpu: 1,
    memoryGb: 2,
    replicasMin: isPrototype ? 0 : isProduction ? 2 : 1,
    replicasMax: 4,
    requestsPerSecond: answers.requests,
    auth: "sso",
  });
  if (answers.vectors !== "none") {
    draft.join("index", "vectors", "api");
    draft.join("embedder", "endpoint", "api");
  }
  if (answers.vectors === "rag") draft.join("llm", "endpoint", "api");
  if (!servesOnline(answers)) return;
  draft.join("serving", "endpoint", "api");
  if (draft.has("features") && answers.features === "online") draft.join("features", "features", "api");
}
