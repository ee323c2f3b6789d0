import { type ComponentDefinition, findDefinition } from "@zerolake/catalog";
import type { Blueprint, Component, Edge, PortReference } from "../document.ts";

/** Look-ups over one blueprint, built once per check. */
export interface BlueprintIndex {
  readonly components: ReadonlyMap<string, Component>;
  readonly definitions: ReadonlyMap<string, ComponentDefinition>;
  readonly edges: ReadonlyMap<string, Edge>;
  /** What the edges join, to find a second one between the same ports. */
  readonly joints: ReadonlyMap<string, Edge>;
}

/** Where ids repeat, the first one counts. Linear. */
export function indexBlueprint(blueprint: Pick<Blueprint, "components" | "edges">): BlueprintIndex {
  const components = firstOf(blueprint.components, (component) => component.id);
  const definitions = new Map<string, ComponentDefinition>();
  for (const [id, component] of components) {
    const definition = findDefinition(component.kind);
    if (definition) definitions.set(id, definition);
  }
  return { components, definitions, edges: firstOf(blueprint.edges, (edge) => edge.id), joints: firstOf(blueprint.edges, jointOf) };
}

/** What an edge joins, whatever it is called: two edges with one joint are one edge drawn twice. */
export function jointOf(edge: { readonly from: PortReference; readonly to: PortReference }): string {
  return `${edge.from.component}.${edge.from.port} -> ${edge.to.component}.${edge.to.port}`;
}

function firstOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const first = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return first;
}
