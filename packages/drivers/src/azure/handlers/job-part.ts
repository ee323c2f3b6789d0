import { changedAtRest } from "./changed-at-rest.ts";

/** Inputs, outputs and the query of a Stream Analytics job: `<job>/<kind>/<name>`. */
export const jobPart = changedAtRest((id) => id.split("/").slice(0, -2).join("/"));
