import type { Blueprint } from "@zerolake/blueprint";
import { type ComponentDefinition, connectableKinds, findDefinition } from "@zerolake/catalog";

const SUGGESTIONS_MAX = 4;

/**
 * Kinds that fit a component's free ports, the most used first: what reads from it, then what could feed an in-port that
 * nothing feeds yet. A platform part that is there already is left out.
 */
export function suggestNext({ components, edges }: Blueprint, id: string): readonly ComponentDefinition[] {
  const component = components.find((candidate) => candidate.id === id);
  if (!component) return [];
  const fed = new Set(edges.filter(({ to }) => to.component === id).map(({ to }) => to.port));
  const present = new Set(components.map(({ kind }) => kind));
  const behind = connectableKinds(component.kind, { direction: "out" });
  const before = connectableKinds(component.kind, { direction: "in" }).filter(({ data }) => !fed.has(data));
  return [...new Set([...behind, ...before].map(({ kind }) => kind))]
    .flatMap((kind) => findDefinition(kind) ?? [])
    .filter(({ isPlatform, kind }) => !(isPlatform && present.has(kind)))
    .slice(0, SUGGESTIONS_MAX);
}

/** Ids of the drawn components of one category. */
export function componentsOf({ components }: Blueprint, category: ComponentDefinition["category"]): readonly string[] {
  return components.filter(({ kind }) => findDefinition(kind)?.category === category).map(({ id }) => id);
}
