import type { Blueprint } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { reachable } from "@zerolake/resources";

/** Settings that say how much a component brings in, by the name they have in the catalogue. */
const LOADS = ["eventsPerSecond", "changesPerSecond", "requestsPerSecond", "gbPerDay", "devices", "documentsPerDay"];

export interface LoadField {
  readonly component: string;
  readonly setting: string;
}

/** The field that says how much comes over the edges below a component: its own, or of the first source above it. O(V + E). */
export function loadFieldAbove({ components, edges }: Blueprint, id: string): LoadField | undefined {
  const above = new Map(components.map((component) => [component.id, [] as string[]]));
  for (const { from, to } of edges) above.get(to.component)?.push(from.component);
  const asked = new Set([id, ...reachable([id], above)]);
  for (const component of components) {
    if (!asked.has(component.id)) continue;
    const setting = LOADS.find((key) => findDefinition(component.kind)?.settings.some((candidate) => candidate.key === key));
    if (setting !== undefined) return { component: component.id, setting };
  }
  return undefined;
}
