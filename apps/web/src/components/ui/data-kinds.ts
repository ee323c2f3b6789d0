import type { DataKind } from "@zerolake/catalog";

/** Six colour families; the dash tells the kinds of one family apart, and the word settles it. */
export type DataFamily = "stream" | "file" | "table" | "vector" | "model" | "operations";
export type DashStyle = "solid" | "dashed" | "dotted";

export interface DataKindStyle {
  readonly family: DataFamily;
  readonly dash: DashStyle;
  /** `stroke-dasharray` of its edges; "none" for a solid line. */
  readonly dashArray: string;
  /** CSS colour of edges and marks, e.g. `var(--kind-stream)`. */
  readonly color: string;
}

const DASH_ARRAYS: Readonly<Record<DashStyle, string>> = { solid: "none", dashed: "8 4", dotted: "2 4" };

function style(family: DataFamily, dash: DashStyle): DataKindStyle {
  return { family, dash, dashArray: DASH_ARRAYS[dash], color: `var(--kind-${family})` };
}

export const DATA_KIND_STYLES: Readonly<Record<DataKind, DataKindStyle>> = {
  events: style("stream", "solid"),
  schema: style("stream", "dotted"),
  files: style("file", "solid"),
  dataset: style("file", "dashed"),
  tables: style("table", "solid"),
  rows: style("table", "dashed"),
  catalog: style("table", "dotted"),
  features: style("vector", "solid"),
  vectors: style("vector", "dashed"),
  model: style("model", "solid"),
  endpoint: style("model", "dashed"),
  compute: style("operations", "solid"),
  runs: style("operations", "dashed"),
  metrics: style("operations", "dotted"),
};
