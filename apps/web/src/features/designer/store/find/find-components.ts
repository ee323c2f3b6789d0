import type { Blueprint, Component, Layout } from "@zerolake/blueprint";
import { type ComponentDefinition, findDefinition } from "@zerolake/catalog";
import type { Finding } from "../designer-state.ts";
import { worstSeverity } from "../findings/finding-words.ts";
import { CATEGORY_TITLES } from "../palette/search-definitions.ts";
import { readingOrder } from "../projection/reading-order.ts";
import { type FindTerm, parseFindQuery } from "./find-query.ts";

export interface FindScope {
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** Ids of the components that match every term, in reading order. An empty query matches nothing. */
export function findComponents(query: string, { blueprint, layout, findings }: FindScope): readonly string[] {
  const terms = parseFindQuery(query);
  if (terms.length === 0) return [];
  const neighbours = neighboursOf(blueprint);
  const hits = new Set<string>();
  for (const component of blueprint.components) {
    const facts = {
      component,
      definition: findDefinition(component.kind),
      neighbours: neighbours.get(component.id) ?? [],
      findings: findings.get(component.id) ?? [],
    };
    if (terms.every((term) => holds(term, facts))) hits.add(component.id);
  }
  return readingOrder(blueprint, layout).filter((id) => hits.has(id));
}

interface Facts {
  readonly component: Component;
  readonly definition: ComponentDefinition | undefined;
  readonly neighbours: readonly Component[];
  readonly findings: readonly Finding[];
}

function holds({ field, text }: FindTerm, facts: Facts): boolean {
  switch (field) {
    case "kind":
      return kindTexts(facts).some((candidate) => candidate.includes(text));
    case "uses":
      return facts.neighbours.some(({ id, title }) => id.includes(text) || title.toLowerCase().includes(text));
    case "is":
      return isInState(text, facts);
    default:
      return [facts.component.id, facts.component.title, ...settingTexts(facts.component)]
        .map((candidate) => candidate.toLowerCase())
        .concat(kindTexts(facts))
        .some((candidate) => candidate.includes(text));
  }
}

function isInState(state: string, { findings, neighbours, definition }: Facts): boolean {
  const worst = worstSeverity(findings);
  const states: Readonly<Record<string, boolean>> = {
    error: worst === "error",
    invalid: worst === "error",
    warning: findings.some(({ severity }) => severity === "warning"),
    advice: findings.some(({ severity }) => severity === "info"),
    unconnected: neighbours.length === 0 && definition?.isPlatform !== true,
  };
  return Object.hasOwn(states, state) && states[state] === true;
}

function kindTexts({ component, definition }: Facts): readonly string[] {
  const category = definition && CATEGORY_TITLES[definition.category];
  return [component.kind, definition?.title, category].flatMap((text) => text?.toLowerCase() ?? []);
}

/** What is typed into settings, with the settings' names. */
function settingTexts({ settings }: Component): readonly string[] {
  return Object.entries(settings).flatMap(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]);
}

function neighboursOf({ components, edges }: Blueprint): ReadonlyMap<string, readonly Component[]> {
  const byId = new Map(components.map((component) => [component.id, component]));
  const found = new Map<string, Component[]>(components.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    const [start, end] = [byId.get(from.component), byId.get(to.component)];
    if (!start || !end) continue;
    found.get(start.id)?.push(end);
    found.get(end.id)?.push(start);
  }
  return found;
}
