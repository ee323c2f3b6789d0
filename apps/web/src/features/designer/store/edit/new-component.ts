import { type Blueprint, type Component, defaultTitle, nextComponentId } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";

/** Id and name that are free; the name follows the neighbour's: "Orders stream" beside tables gives "Orders tables". */
export function newComponent(blueprint: Blueprint, kind: string, neighbour: Component | undefined): Component {
  const ids = new Set(blueprint.components.map(({ id }) => id));
  const taken = new Set(blueprint.components.map(({ title }) => title));
  const definition = findDefinition(kind) ?? { kind, title: kind };
  const title = defaultTitle(definition, { taken, ...(neighbour ? { neighbour: neighbour.title } : {}) });
  return { id: nextComponentId(kind, ids), kind, title, settings: {} };
}
