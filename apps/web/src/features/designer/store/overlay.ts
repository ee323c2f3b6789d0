import type { ComponentView } from "@zerolake/execution";
import type { PlanAction } from "@zerolake/planner";

/** One overlay at a time colours the canvas; in all but Design the edges turn neutral. */
export type OverlayName = "design" | "cost" | "plan" | "run";

export type PlanMark = "create" | "update" | "replace" | "destroy";

/** What a stored plan does to one component: the gravest action of its resources, and how many there are. */
export interface PlannedComponent {
  readonly mark: PlanMark;
  readonly counts: Readonly<Partial<Record<PlanMark, number>>>;
}

/** What colours the drawing: nothing, what each component costs, what a plan would do to it, or how far its run is. */
export type Overlay =
  | { readonly name: "design" }
  | { readonly name: "cost" }
  | {
      readonly name: "plan";
      readonly deployment: number;
      readonly components: Readonly<Record<string, PlannedComponent>>;
      readonly isStale?: boolean;
    }
  | { readonly name: "run"; readonly deployment: number; readonly components: Readonly<Record<string, ComponentView>> };

export const DESIGN_OVERLAY: Overlay = { name: "design" };
export const COST_OVERLAY: Overlay = { name: "cost" };

const GRAVEST_FIRST: readonly PlanMark[] = ["replace", "destroy", "update", "create"];

/** Marks of a plan by component; components whose resources stay as they are have none. */
export function planByComponent(
  steps: readonly { readonly component: string; readonly action: PlanAction }[],
): Readonly<Record<string, PlannedComponent>> {
  const counts = new Map<string, Partial<Record<PlanMark, number>>>();
  for (const { component, action } of steps) {
    const mark = markOf(action);
    if (!mark) continue;
    const known = counts.get(component) ?? {};
    known[mark] = (known[mark] ?? 0) + 1;
    counts.set(component, known);
  }
  return Object.fromEntries(
    [...counts].map(([component, known]) => [component, { mark: GRAVEST_FIRST.find((mark) => known[mark]) ?? "create", counts: known }]),
  );
}

function markOf(action: PlanAction): PlanMark | undefined {
  switch (action) {
    case "create":
    case "update":
    case "replace":
    case "destroy":
      return action;
    case "adopt":
    case "read":
    case "none":
    case "deferred":
      return undefined;
  }
}
