import { CATEGORIES, type Category, type ComponentDefinition } from "@zerolake/catalog";

export const CATEGORY_TITLES: Readonly<Record<Category, string>> = {
  sources: "Sources",
  storage: "Storage",
  streaming: "Streaming",
  batch: "Batch and query",
  ml: "Machine learning",
  ai: "AI",
  platform: "Platform",
};

/**
 * Kinds that match every word of the query in their title, id, engines or search words; best match first: title starts
 * with it, then a word of the title, then the rest. An empty query matches everything in palette order.
 */
export function searchDefinitions(definitions: readonly ComponentDefinition[], query: string): readonly ComponentDefinition[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return definitions;
  return definitions
    .map((definition, index) => ({ definition, index, score: scoreOf(definition, words) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || left.index - right.index)
    .map(({ definition }) => definition);
}

/** Palette order by category; categories without a kind are left out. */
export function groupByCategory(
  definitions: readonly ComponentDefinition[],
): readonly { readonly category: Category; readonly definitions: readonly ComponentDefinition[] }[] {
  return CATEGORIES.map((category) => ({
    category,
    definitions: definitions.filter((definition) => definition.category === category),
  })).filter((group) => group.definitions.length > 0);
}

function scoreOf(definition: ComponentDefinition, words: readonly string[]): number {
  const title = definition.title.toLowerCase();
  const others = [
    definition.kind,
    ...definition.engines.flatMap(({ value, label }) => [value, label]),
    ...definition.searchWords,
    CATEGORY_TITLES[definition.category],
  ].map((text) => text.toLowerCase());
  let score = 0;
  for (const word of words) {
    if (title.startsWith(word)) score += 8;
    else if (title.includes(` ${word}`)) score += 6;
    else if (others.some((text) => text.startsWith(word))) score += 4;
    else if (title.includes(word) || others.some((text) => text.includes(word))) score += 2;
    else return 0;
  }
  return score;
}
