import type { ComponentDefinition } from "@zerolake/catalog";

const ID_LENGTH_MAX = 31;

/**
 * The first free id made from a title or a kind: lower-case words joined by hyphens, with a number when it is taken.
 * Accents are dropped; a text without a Latin letter gives `part`.
 */
export function nextComponentId(text: string, taken: { has(id: string): boolean }): string {
  const base = slugOf(text);
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const id = `${base.slice(0, ID_LENGTH_MAX - ending.length)}${ending}`;
    if (!taken.has(id)) return id;
  }
}

/** The id of an edge says what it joins; a number follows when that is taken. */
export function nextEdgeId(
  edge: { readonly from: { component: string; port: string }; readonly to: { component: string } },
  taken: { has(id: string): boolean },
): string {
  const base = `${edge.from.component}-${edge.from.port}--${edge.to.component}`;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}

/** Words at the end of a title that say what a part is, not what it is about. */
const SORT_WORDS =
  /[\s:·–-]+(stream|events?|tables?|files?|store|lake|source|registry|job|delivery|checks?|endpoint|service|features?|model)s?$/i;

/** What a new part of a kind is called next to a neighbour: “Orders stream” gives “Orders tables”. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  "event-stream": "stream",
  "schema-registry": "schemas",
  "stream-processor": "processing",
  "stream-delivery": "delivery",
  "object-store": "store",
  "lakehouse-tables": "tables",
  "spark-engine": "batch",
  "sql-engine": "SQL",
  "data-quality": "checks",
  "feature-store": "features",
  "model-training": "training",
  "model-registry": "models",
  "model-serving": "endpoint",
  "embedding-job": "embeddings",
  "vector-store": "index",
  "app-service": "service",
};

/**
 * The title a new part starts with: after its neighbour where that says something, else the kind's own; numbered when
 * the same title stands there already.
 */
export function defaultTitle(
  definition: Pick<ComponentDefinition, "kind" | "title">,
  { neighbour, taken }: { readonly neighbour?: string; readonly taken: { has(title: string): boolean } },
): string {
  const short = SHORT_NAMES[definition.kind];
  const about = neighbour?.replace(SORT_WORDS, "").trim();
  const base = short !== undefined && about !== undefined && about !== "" ? `${about} ${short}` : definition.title;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.has(`${base} ${number}`)) return `${base} ${number}`;
}

function slugOf(text: string): string {
  const slug = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, ID_LENGTH_MAX)
    .replace(/-+$/, "");
  return slug === "" ? "part" : slug;
}
