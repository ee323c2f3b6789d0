import type { Blueprint } from "@zerolake/blueprint";
import { type Compilation, type EdgeRights, edgeRights } from "@zerolake/compiler";
import { type EdgeLoad, edgeLoads } from "@zerolake/pricing";

/** What the compiler and the load say about one connection in the viewed target. */
export interface EdgeFacts {
  /** Absent while nobody has said how much comes in, and where nothing flows (order, models, governance). */
  readonly load?: EdgeLoad;
  /** By holder. */
  readonly rights: readonly EdgeRights[];
}

/** The facts of every edge that has any. */
export function edgeFactsOf(blueprint: Blueprint, compiled: Compilation): ReadonlyMap<string, EdgeFacts> {
  const loads = edgeLoads(blueprint, compiled.target);
  const rights = new Map<string, EdgeRights[]>();
  for (const right of edgeRights(compiled)) rights.set(right.edge, [...(rights.get(right.edge) ?? []), right]);
  return new Map(
    blueprint.edges.flatMap(({ id }): [string, EdgeFacts][] => {
      const load = loads.get(id);
      const own = rights.get(id) ?? [];
      return load || own.length > 0 ? [[id, { ...(load ? { load } : {}), rights: own }]] : [];
    }),
  );
}
