import * as z from "zod";
import { COMPONENTS_MAX, componentSchema, EDGES_MAX, edgeSchema, pointSchema } from "../document/document-schema.ts";
import { type Component, type Design, type Edge, type Point, SCHEMA_VERSION } from "../document.ts";

/** What is copied, as plain JSON text: parts, the edges between them, and where they lie, relative to each other. */
export interface Parts {
  readonly kind: "zerolake/parts";
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly components: readonly Component[];
  readonly edges: readonly Edge[];
  readonly positions: Readonly<Record<string, Point>>;
  /** Edges to parts that were not copied; they cannot come along. */
  readonly edgesLeftOut: number;
}

export const partsSchema: z.ZodType<Parts> = z.strictObject({
  kind: z.literal("zerolake/parts"),
  schemaVersion: z.literal(SCHEMA_VERSION),
  components: z.array(componentSchema).max(COMPONENTS_MAX),
  edges: z.array(edgeSchema).max(EDGES_MAX),
  positions: z.record(z.string(), pointSchema),
  edgesLeftOut: z.int().min(0),
});

/**
 * The text for the clipboard. Settings come along; secrets are only names in a blueprint, and values of environments
 * are not in it at all.
 */
export function copyParts({ blueprint, layout }: Design, ids: readonly string[]): string {
  const chosen = new Set(ids);
  const touching = blueprint.edges.filter(({ from, to }) => chosen.has(from.component) || chosen.has(to.component));
  const inner = touching.filter(({ from, to }) => chosen.has(from.component) && chosen.has(to.component));
  const parts: Parts = {
    kind: "zerolake/parts",
    schemaVersion: SCHEMA_VERSION,
    components: blueprint.components.filter(({ id }) => chosen.has(id)),
    edges: inner,
    positions: relative(Object.entries(layout.positions).filter(([id]) => chosen.has(id))),
    edgesLeftOut: touching.length - inner.length,
  };
  return JSON.stringify(parts);
}

function relative(places: readonly (readonly [string, Point])[]): Readonly<Record<string, Point>> {
  const left = Math.min(...places.map(([, { x }]) => x));
  const top = Math.min(...places.map(([, { y }]) => y));
  return Object.fromEntries(places.map(([id, { x, y }]) => [id, { x: x - left, y: y - top }]));
}
