import type { Lowering } from "../../../lowering.ts";

/** The Python image writes to Vertex AI and to PostgreSQL, and to nothing else of Google's. */
export const refusesModelsInside: NonNullable<Lowering["refuses"]> = (_self, data, direction, peer) =>
  data === "vectors" && direction === "in" && peer.variant === "cloud-run-local-model"
    ? `The model inside “${peer.component.title}” does not write to BigQuery: connect a model endpoint to it, or let the cloud choose where vectors are kept.`
    : undefined;
