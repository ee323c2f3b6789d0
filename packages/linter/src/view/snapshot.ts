import type { Blueprint, Component, Edge } from "@zerolake/blueprint";
import { engineNameOf, type Figures, resolveDesign } from "@zerolake/compiler";
import type { Target } from "@zerolake/resources";

/** A component as it stands on the target, with the arrows that touch it. */
export interface Node {
  /** Effective settings. */
  readonly component: Component;
  /** Name of the engine behind its variant; the engine that is set where the kind has no such names. */
  readonly engine: string;
  readonly variant: string;
  readonly figures: Figures;
  /** As somebody drew it; absent when it attached itself. */
  readonly drawn: Component | undefined;
  readonly incoming: readonly Edge[];
  readonly outgoing: readonly Edge[];
}

/** Everything that rules may ask about a blueprint on a target, before anybody asks. */
export interface Snapshot {
  readonly blueprint: Blueprint;
  readonly target: Target;
  /** In drawing order. */
  readonly nodes: ReadonlyMap<string, Node>;
  readonly idsByKind: ReadonlyMap<string, readonly string[]>;
}

const NO_LOAD: Figures = { eventsPerSecond: 0, peakEventsPerSecond: 0, mbPerSecond: 0, gpusTotal: 0 };

export function takeSnapshot(blueprint: Blueprint, target: Target): Snapshot {
  const design = resolveDesign(blueprint, target);
  const drawn = new Map(blueprint.components.map((component) => [component.id, component]));
  const known = new Set(design.components.map((component) => component.id));
  const edges = design.edges.filter((edge) => known.has(edge.from.component) && known.has(edge.to.component));
  const incoming = groupBy(edges, (edge) => edge.to.component);
  const outgoing = groupBy(edges, (edge) => edge.from.component);
  const nodes = new Map<string, Node>();
  for (const component of design.components) {
    const { id, kind } = component;
    const variant = design.resolutions.get(id)?.variant ?? "";
    nodes.set(id, {
      component,
      engine: engineNameOf(target.cloud, kind, variant) ?? String(component.settings["engine"] ?? "auto"),
      variant,
      figures: design.figures.get(id) ?? NO_LOAD,
      drawn: drawn.get(id),
      incoming: incoming.get(id) ?? [],
      outgoing: outgoing.get(id) ?? [],
    });
  }
  const kinds = groupBy([...nodes.values()], (node) => node.component.kind);
  return {
    blueprint,
    target,
    nodes,
    idsByKind: new Map([...kinds].map(([kind, members]) => [kind, members.map((node) => node.component.id)])),
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
