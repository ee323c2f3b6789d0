import type { ComponentDefinition, DataKind } from "@zerolake/catalog";

type Ports = Pick<ComponentDefinition, "inputs" | "outputs">;

/** Data kinds that `from` gives and `to` takes, in the order of the giver's ports. */
export function sharedKinds(from: Ports, to: Ports): readonly DataKind[] {
  return from.outputs.map(({ data }) => data).filter((data) => to.inputs.some((port) => port.data === data));
}

/** Kinds of component that could stand between two that have no port in common, in palette order. */
export function bridgesBetween(from: Ports, to: Ports, definitions: readonly ComponentDefinition[]): readonly ComponentDefinition[] {
  return definitions.filter(
    (between) => !between.isPlatform && sharedKinds(from, between).length > 0 && sharedKinds(between, to).length > 0,
  );
}

/** Kinds that can follow (or feed) a component, the ones with most ports in common first. */
export function kindsThatFit(
  component: Ports,
  direction: "after" | "before",
  definitions: readonly ComponentDefinition[],
): readonly ComponentDefinition[] {
  return definitions
    .map((definition, index) => ({
      definition,
      index,
      shared: (direction === "after" ? sharedKinds(component, definition) : sharedKinds(definition, component)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((left, right) => right.shared - left.shared || left.index - right.index)
    .map(({ definition }) => definition);
}
