import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** Documents that a job embeds and an application asks for, in one store of vectors. */
function neighbours(name: string, store: object, choices: NonNullable<Sample["choices"]> = {}): Sample {
  return {
    name,
    choices,
    blueprint: blueprintOf({
      components: [
        ["documents:object-store", { zones: ["raw"] }],
        "llm:foundation-model",
        "embed:embedding-job",
        ["vectors:vector-store", { dimension: 768, vectors: 2_000_000, ...store }],
        "app:app-service",
      ],
      edges: [
        "documents.files -> embed.files",
        "llm.endpoint -> embed.endpoint",
        "embed.vectors -> vectors.vectors",
        "vectors.vectors -> app.vectors",
      ],
      omit: [],
    }),
  };
}

export const VECTOR_DRAWINGS: readonly Sample[] = [
  neighbours("Vectors in PostgreSQL", { engine: "pgvector", metric: "euclidean", vectorType: "halfvec" }),
  neighbours("Vectors in Qdrant", { engine: "qdrant", metric: "dot", quantization: "byte", public: true }),
  neighbours("Vectors in Cosmos DB", { engine: "auto", cosmosVector: true, quantization: "fp16" }),
];
