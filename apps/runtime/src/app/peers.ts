import type { FeatureReader } from "../features/feature-reader.ts";
import type { Program } from "../http-server.ts";
import type { ModelEndpoint } from "../models/model-endpoint.ts";
import type { VectorIndex } from "../vectors/vector-index.ts";

/** What the drawn arrows have wired; a missing one is a missing arrow. */
export interface Peers {
  readonly vectors?: VectorIndex;
  readonly features?: FeatureReader;
  /** Answers questions. */
  readonly model?: ModelEndpoint;
  /** Turns the text of a search into a vector. */
  readonly embedder?: ModelEndpoint;
  /** Takes events at /events and passes them on. */
  readonly collector?: Program;
  /** Neighbours per question when the question names no count; default 10. */
  readonly neighbours?: number;
}
