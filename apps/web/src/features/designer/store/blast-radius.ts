import type { Blueprint } from "@zerolake/blueprint";
import { reachable } from "@zerolake/resources";
import type { Overlay } from "./overlay.ts";

/** What waits, restarts or loses access when a plan replaces or destroys a component. */
export interface BlastRadius {
  readonly mark: "replace" | "destroy";
  /** Titles of everything downstream, in the order of the blueprint. */
  readonly titles: readonly string[];
  readonly edges: ReadonlySet<string>;
}

/** Follows the connections downstream of a component that the plan takes away; nothing for what it leaves in place. O(V + E). */
export function blastRadius(overlay: Overlay, { components, edges }: Blueprint, id: string): BlastRadius | undefined {
  const mark = overlay.name === "plan" ? overlay.components[id]?.mark : undefined;
  if (mark !== "replace" && mark !== "destroy") return undefined;
  const ways = new Map(components.map((component) => [component.id, [] as string[]]));
  for (const { from, to } of edges) ways.get(from.component)?.push(to.component);
  const hit = new Set<string>([id, ...reachable([id], ways)]);
  return {
    mark,
    titles: components.filter((component) => component.id !== id && hit.has(component.id)).map(({ title }) => title),
    edges: new Set(edges.filter(({ from }) => hit.has(from.component)).map((edge) => edge.id)),
  };
}
