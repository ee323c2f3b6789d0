import type { DataKind } from "@zerolake/catalog";

/** Six colour families; the dash tells the kinds of one family apart, and the word settles it. */
export type KindFamily = "stream" | "file" | "table" | "vector" | "model" | "operations";
export type KindDash = "solid" | "dashed" | "dotted";

export interface DataKindStyle {
  readonly family: KindFamily;
  readonly dash: KindDash;
}

const STYLES: Readonly<Record<DataKind, DataKindStyle>> = {
  events: { family: "stream", dash: "solid" },
  schema: { family: "stream", dash: "dotted" },
  files: { family: "file", dash: "solid" },
  dataset: { family: "file", dash: "dashed" },
  tables: { family: "table", dash: "solid" },
  rows: { family: "table", dash: "dashed" },
  catalog: { family: "table", dash: "dotted" },
  features: { family: "vector", dash: "solid" },
  vectors: { family: "vector", dash: "dashed" },
  model: { family: "model", dash: "solid" },
  endpoint: { family: "model", dash: "dashed" },
  compute: { family: "operations", dash: "solid" },
  runs: { family: "operations", dash: "dashed" },
  metrics: { family: "operations", dash: "dotted" },
};

const DASH_ARRAYS: Readonly<Record<KindDash, string | undefined>> = { solid: undefined, dashed: "8 4", dotted: "2 4" };

export function styleOfKind(kind: DataKind): DataKindStyle {
  return STYLES[kind];
}

/** The CSS colour of a kind; it follows the theme by itself. */
export function colourOfKind(kind: DataKind): string {
  return `var(--kind-${STYLES[kind].family})`;
}

/** SVG `stroke-dasharray`; `undefined` = an unbroken line. */
export function dashOfKind(kind: DataKind): string | undefined {
  return DASH_ARRAYS[STYLES[kind].dash];
}
