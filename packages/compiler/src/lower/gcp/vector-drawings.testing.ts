import type { Sample } from "../../sample-environments.testing.ts";
import { blueprintOf } from "../aws/small-environment.testing.ts";

/** PostgreSQL with vectors: small in prototypes, AlloyDB above; filled by a job, asked by an application. */
const PGVECTOR: Sample = {
  name: "PostgreSQL with vectors",
  blueprint: blueprintOf({
    components: [
      ["docs:object-store", { zones: ["raw"] }],
      "model:foundation-model",
      "embed:embedding-job",
      ["index:vector-store", { engine: "pgvector", vectors: 20_000_000, vectorType: "halfvec" }],
      "search:app-service",
      "key:encryption-key",
    ],
    edges: [
      "docs.files -> embed.files",
      "model.endpoint -> embed.endpoint",
      "embed.vectors -> index.vectors",
      "index.vectors -> search.vectors",
    ],
    omit: [],
  }),
};

/** The same in a table of BigQuery, for few questions. */
const BIGQUERY: Sample = {
  name: "Vectors in BigQuery",
  blueprint: blueprintOf({
    components: [
      ["docs:object-store", { zones: ["raw"] }],
      "model:foundation-model",
      "embed:embedding-job",
      ["index:vector-store", { bigqueryVector: true, queriesPerSecond: 1 }],
      "search:app-service",
      "key:encryption-key",
    ],
    edges: [
      "docs.files -> embed.files",
      "model.endpoint -> embed.endpoint",
      "embed.vectors -> index.vectors",
      "index.vectors -> search.vectors",
    ],
    omit: [],
  }),
};

/** Events that become vectors as they arrive, beside files that do not. */
const EVENTS: Sample = {
  name: "Embedded events",
  blueprint: blueprintOf({
    components: [
      "app:event-source",
      ["stream:event-stream", { topics: ["messages", "notes"] }],
      ["docs:object-store", { zones: ["raw"] }],
      "model:foundation-model",
      "embed:embedding-job",
      "index:vector-store",
      "key:encryption-key",
    ],
    edges: [
      "app.events -> stream.events",
      "stream.events -> embed.events",
      "docs.files -> embed.files",
      "model.endpoint -> embed.endpoint",
      "embed.vectors -> index.vectors",
    ],
    omit: [],
  }),
};

export const VECTOR_DRAWINGS: readonly Sample[] = [PGVECTOR, BIGQUERY, EVENTS];
