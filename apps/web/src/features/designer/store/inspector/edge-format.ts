import type { PropertyMap, Value } from "@zerolake/resources";

/** Facts of a port that say in which form its data comes, in reading order. */
const LABELS: Readonly<Record<string, string>> = {
  format: "Format",
  protocol: "Protocol",
  topics: "Topics",
  catalogKind: "Catalog",
  databaseNames: "Databases",
  prefixes: "Folders",
  dimension: "Dimensions",
  metric: "Distance",
};

/** How data comes out of a port, as label and words; facts that are not known before a deployment are left out. */
export function formatFacts(outputs: PropertyMap | undefined): readonly (readonly [label: string, words: string])[] {
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const words = wordsOf(outputs?.[key]);
    return words === "" ? [] : [[label, words] as const];
  });
}

function wordsOf(value: Value | undefined): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  return Array.isArray(value) ? value.filter((item) => typeof item === "string").join(", ") : "";
}
