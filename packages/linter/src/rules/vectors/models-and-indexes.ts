import { embeddingModelOf, givesDimension, isEmbeddingModel } from "../../facts/models.ts";
import { dimensionLimit } from "../../facts/vectors.ts";
import type { Rule } from "../../rule.ts";

/** An index fits the model that fills it and the one that asks. */
export const VECTOR_MODELS_AND_INDEXES_RULES: readonly Rule[] = [
  {
    code: "ZL-VEC-001",
    severity: "error",
    edge: "vectors",
    reach: "local",
    message: "Index dimension and model output do not match.",
    why: "An index refuses vectors of another length; models with adjustable output accept only the listed sizes.",
    fix: "Set dimension to the model output.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, { from, to }) => {
      const model = from.kind === "embedding-job" && to.kind === "vector-store" ? embeddingModelOf(facts, from) : undefined;
      const dimension = to.number("dimension");
      return model !== undefined && dimension !== undefined && !givesDimension(model, dimension);
    },
    at: "to",
    setting: "dimension",
    repair: (facts, { from }) => {
      const model = embeddingModelOf(facts, from);
      return model && { set: "dimension", to: model.dimension };
    },
  },
  {
    code: "ZL-VEC-002",
    severity: "warning",
    edge: "vectors",
    reach: "local",
    message: "Distances in this index do not rank as the model intends.",
    why: "Cosine, dot product and Euclidean agree only for normalised vectors.",
    fix: "Use cosine, or set normalize on the embedding job.",
    sources: ["zl"],
    confidence: "high",
    when: (facts, { from, to }) => {
      const model = from.kind === "embedding-job" && to.kind === "vector-store" ? embeddingModelOf(facts, from) : undefined;
      return model !== undefined && to.text("metric") !== model.metric && !from.flag("normalize");
    },
    at: "to",
    setting: "metric",
    repair: (facts, { from }) => {
      const model = embeddingModelOf(facts, from);
      return model && { set: "metric", to: model.metric };
    },
  },
  {
    code: "ZL-VEC-003",
    severity: "error",
    component: "vector-store",
    reach: "local",
    message: "This engine cannot index vectors of that length.",
    why: "pgvector indexes 2,000 (halfvec 4,000), S3 Vectors 4,096, Azure AI Search 4,096, OpenSearch 16,000.",
    fix: "Use a smaller output dimension (many models support it) or another engine.",
    sources: ["pgv", "s3v", "gk"],
    confidence: "medium",
    when: (_facts, store) => (store.number("dimension") ?? 0) > dimensionLimit(store),
    setting: "dimension",
  },
  {
    code: "ZL-VEC-007",
    severity: "error",
    component: "vector-store",
    reach: "neighbours",
    message: "Vectors of different models cannot share an index.",
    why: "Each model has its own space; distances across them are meaningless even when the dimension is equal.",
    fix: "Give each model its own index.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, store) => new Set(store.up("vectors").map((job) => job.text("model") ?? job.id)).size > 1,
  },
  {
    code: "ZL-VEC-008",
    severity: "warning",
    component: "app-service",
    reach: "neighbours",
    message: "This service cannot turn a question into a vector.",
    why: "Nearest-neighbour search needs the query embedded by the same model as the documents.",
    fix: "Connect the embedding model endpoint to the service.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, service) =>
      service.up("vectors").length > 0 && service.up("endpoint").length === 0 && service.up("features").length === 0,
  },
  {
    code: "ZL-VEC-009",
    severity: "error",
    component: "vector-store",
    reach: "local",
    message: "S3 Vectors offers cosine and Euclidean distance only.",
    why: "A dot-product index cannot be created.",
    fix: "Use cosine (same ranking for normalised vectors).",
    sources: ["gk"],
    confidence: "medium",
    when: (_facts, store) => store.engine === "s3-vectors" && !["cosine", "euclidean"].includes(store.text("metric") ?? "cosine"),
    setting: "metric",
    repair: { set: "metric", to: "cosine" },
  },
  {
    code: "ZL-VEC-010",
    severity: "error",
    component: "app-service",
    reach: "neighbours",
    message: "The question is embedded by another model than the documents.",
    why: "Vectors of two models are not comparable, so retrieval returns noise without an error.",
    fix: "Connect the same embedding model to the job and to the service.",
    sources: ["zl"],
    confidence: "high",
    when: (_facts, service) => {
      const asking = service.up("endpoint").filter((endpoint) => endpoint.kind === "foundation-model" && isEmbeddingModel(endpoint));
      const writing = service
        .up("vectors")
        .flatMap((store) => store.up("vectors").filter((job) => job.kind === "embedding-job" && isEmbeddingModel(job)));
      return asking.length > 0 && writing.some((job) => !asking.some((model) => model.text("model") === job.text("model")));
    },
  },
];
