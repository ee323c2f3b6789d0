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

/**
 * Some components with what is between them. Settings come along; secrets are only names in a blueprint, and values of
 * environments are not in it at all.
 */
export function partsOf({ blueprint, layout }: Design, ids: readonly string[]): Parts {
  const chosen = new Set(ids);
  const touching = blueprint.edges.filter(({ from, to }) => chosen.has(from.component) || chosen.has(to.component));
  const inner = touching.filter(({ from, to }) => chosen.has(from.component) && chosen.has(to.component));
  return {
    kind: "zerolake/parts",
    schemaVersion: SCHEMA_VERSION,
    components: blueprint.components.filter(({ id }) => chosen.has(id)),
    edges: inner,
    positions: relative(Object.entries(layout.positions).filter(([id]) => chosen.has(id))),
    edgesLeftOut: touching.length - inner.length,
  };
}

/** The text for the clipboard. */
export function copyParts(design: Design, ids: readonly string[]): string {
  return JSON.stringify(partsOf(design, ids));
}

function relative(places: readonly (readonly [string, Point])[]): Readonly<Record<string, Point>> {
  const left = Math.min(...places.map(([, { x }]) => x));
  const top = Math.min(...places.map(([, { y }]) => y));
  return Object.fromEntries(places.map(([id, { x, y }]) => [id, { x: x - left, y: y - top }]));
}
