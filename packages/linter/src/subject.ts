import type { Edge } from "@zerolake/blueprint";
import type { ComponentRule, EdgeRule, Rule } from "./rule.ts";
import { RULES } from "./rules/registry.ts";
import type { View } from "./view/facts.ts";
import type { Snapshot } from "./view/snapshot.ts";

/** What a rule is asked about. */
export type Subject = { readonly component: string; readonly kind: string } | { readonly edge: Edge } | { readonly drawing: true };

const EDGE_RULES = groupBy(
  RULES.filter((rule): rule is EdgeRule => rule.edge !== undefined),
  (rule) => rule.edge,
);
const COMPONENT_RULES = groupBy(
  RULES.filter((rule): rule is ComponentRule => rule.component !== undefined),
  (rule) => rule.component,
);
const DRAWING_RULES = RULES.filter((rule) => rule.drawing);
const NO_RULES: readonly Rule[] = [];

/** Everything that can be asked about, by a key that stays while the thing stays the same. Drawing order. */
export function subjectsOf({ nodes }: Snapshot): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject>([["drawing", { drawing: true }]]);
  for (const [id, { component }] of nodes) subjects.set(`${id} is ${component.kind}`, { component: id, kind: component.kind });
  for (const { outgoing } of nodes.values()) {
    for (const edge of outgoing) subjects.set(`${edge.id}: ${edge.from.component} ${edge.from.port} ${edge.to.component}`, { edge });
  }
  return subjects;
}

export function rulesAbout(subject: Subject): readonly Rule[] {
  if ("edge" in subject) return EDGE_RULES.get(subject.edge.from.port) ?? NO_RULES;
  return "component" in subject ? (COMPONENT_RULES.get(subject.kind) ?? NO_RULES) : DRAWING_RULES;
}

/** Asks one rule about one subject. */
export function holds(rule: Rule, subject: Subject, view: View): boolean {
  if (rule.edge !== undefined) {
    const [from, to] = "edge" in subject ? [view.part(subject.edge.from.component), view.part(subject.edge.to.component)] : [];
    return from !== undefined && to !== undefined && rule.when(view, { from, to });
  }
  if (rule.drawing) return rule.when(view);
  const part = "component" in subject ? view.part(subject.component) : undefined;
  return part !== undefined && rule.when(view, part);
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
