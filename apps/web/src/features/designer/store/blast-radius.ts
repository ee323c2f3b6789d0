import type { Blueprint } from "@zerolake/blueprint";
import { reachable } from "@zerolake/resources";
import { formatEstimate } from "@/format/time.ts";
import type { Overlay, PlannedComponent } from "./overlay.ts";

/** What waits, changes or loses access when a plan replaces or destroys a component. */
export interface BlastRadius {
  readonly planned: PlannedComponent & { readonly mark: "replace" | "destroy" };
  /** Everything downstream, in the order of the blueprint. */
  readonly components: readonly { readonly id: string; readonly title: string; readonly isPlanned: boolean }[];
  readonly edges: ReadonlySet<string>;
}

/** What is drawn strong because of it. */
export interface Lit {
  readonly components: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export const NOTHING_LIT: Lit = { components: new Set(), edges: new Set() };

/** Follows the connections downstream of a component that the plan takes away; nothing for what it leaves in place. O(V + E). */
export function blastRadius(overlay: Overlay, { components, edges }: Blueprint, id: string): BlastRadius | undefined {
  if (overlay.name !== "plan") return undefined;
  const planned = overlay.components[id];
  const mark = planned?.mark;
  if (!planned || (mark !== "replace" && mark !== "destroy")) return undefined;
  const ways = new Map(components.map((component) => [component.id, [] as string[]]));
  for (const { from, to } of edges) ways.get(from.component)?.push(to.component);
  const hit = new Set<string>([id, ...reachable([id], ways)]);
  return {
    planned: { ...planned, mark },
    components: components
      .filter((component) => component.id !== id && hit.has(component.id))
      .map((component) => ({ id: component.id, title: component.title, isPlanned: overlay.components[component.id] !== undefined })),
    edges: new Set(edges.filter(({ from }) => hit.has(from.component)).map((edge) => edge.id)),
  };
}

export function litBy({ components, edges }: BlastRadius): Lit {
  return { components: new Set(components.map(({ id }) => id)), edges };
}

/** The radius in sentences: how long it is away, whether data is lost, and what becomes of what is downstream. */
export function blastSentences({ planned, components }: BlastRadius): readonly string[] {
  const isReplaced = planned.mark === "replace";
  const changed = components.filter(({ isPlanned }) => isPlanned).map(({ title }) => title);
  const others = components.filter(({ isPlanned }) => !isPlanned).map(({ title }) => title);
  return [
    isReplaced ? howReplaced(planned) : "It is destroyed.",
    ...(planned.losesData ? ["What it holds is lost; how much that is is not known."] : []),
    ...(changed.length > 0 ? [`Downstream the plan changes as well: ${named(changed)}.`] : []),
    ...(others.length > 0 ? [`${isReplaced ? "Waits until it is there again" : "Loses access to it"}: ${named(others)}.`] : []),
  ];
}

function howReplaced({ awayMinutes }: PlannedComponent): string {
  if (!awayMinutes) return "It is replaced: the new one is made before the old one goes.";
  return `It is replaced and offline for ${formatEstimate(awayMinutes)}.`;
}

const NAMED_MAX = 4;

function named(titles: readonly string[]): string {
  const others = titles.length - NAMED_MAX;
  return `${titles.slice(0, NAMED_MAX).join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
}
