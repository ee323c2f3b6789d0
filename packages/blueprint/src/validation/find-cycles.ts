import type { DataKind } from "@zerolake/catalog";
import { orderByDependency } from "@zerolake/resources";
import type { Blueprint, Edge } from "../document.ts";

/**
 * Data that a component passes on. Schemas, runs, compute, metrics and the catalogue are control or description, and a
 * model may start from an earlier version of itself: a circle of those is no circle of data.
 */
const FLOWING: ReadonlySet<DataKind> = new Set<DataKind>([
  "events",
  "files",
  "tables",
  "rows",
  "features",
  "dataset",
  "vectors",
  "endpoint",
]);

/**
 * Components on circles of data, in order of the blueprint; empty when data flows one way. An edge to itself is no circle but a
 * broken edge, which `checkJoint` names.
 */
export function findCycles(blueprint: Pick<Blueprint, "components" | "edges">): readonly string[] {
  const feeds = new Map<string, string[]>(blueprint.components.map((component) => [component.id, []]));
  for (const edge of blueprint.edges)
    if (carriesData(edge) && edge.from.component !== edge.to.component) feeds.get(edge.to.component)?.push(edge.from.component);
  return orderByDependency(feeds).cyclic;
}

/** Would the edge close a circle? Linear in edges. */
export function closesCycle(edges: readonly Edge[], edge: Pick<Edge, "from" | "to">): boolean {
  if (!carriesData(edge)) return false;
  const leads = new Map<string, string[]>();
  for (const other of edges) {
    if (!carriesData(other)) continue;
    leads.set(other.from.component, [...(leads.get(other.from.component) ?? []), other.to.component]);
  }
  const seen = new Set<string>();
  const stack = [edge.to.component];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === edge.from.component) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...(leads.get(id) ?? []));
  }
  return false;
}

function carriesData(edge: Pick<Edge, "from">): boolean {
  return FLOWING.has(edge.from.port);
}
