import type { ComponentView } from "@zerolake/execution";
import { criticalPathMinutes, type PlanAction, type PlanStep, planOperations } from "@zerolake/planner";
import type { StatusRole } from "@/components/ui/status.ts";

/** One overlay at a time colours the canvas; in all but Design the edges turn neutral. */
export type OverlayName = "design" | "cost" | "plan" | "run" | "health";

export type PlanMark = "create" | "update" | "replace" | "destroy";

/** What a stored plan does to one component: the gravest action of its resources, and how many there are. */
export interface PlannedComponent {
  readonly mark: PlanMark;
  readonly counts: Readonly<Partial<Record<PlanMark, number>>>;
  /** It holds data, and the plan loses it. */
  readonly losesData?: true;
  /** So many minutes it is usually away, [low, high], when the old one goes before the new one is made. */
  readonly awayMinutes?: readonly [number, number];
}

/** How well what is deployed of a component is. */
export interface HealthMark {
  readonly role: StatusRole;
  /** For a chip: what is measured, or how it stands. */
  readonly word: string;
  /** The worst signal with its limit and since when. */
  readonly says: string;
}

/** What colours the drawing: nothing, what each component costs, what a plan would do to it, how far its run is, or how well it is. */
export type Overlay =
  | { readonly name: "design" }
  | { readonly name: "cost" }
  | {
      readonly name: "plan";
      readonly deployment: number;
      readonly components: Readonly<Record<string, PlannedComponent>>;
      readonly isStale?: boolean;
    }
  | { readonly name: "run"; readonly deployment: number; readonly components: Readonly<Record<string, ComponentView>> }
  | { readonly name: "health"; readonly components: Readonly<Record<string, HealthMark>> };

export const DESIGN_OVERLAY: Overlay = { name: "design" };
export const COST_OVERLAY: Overlay = { name: "cost" };

const GRAVEST_FIRST: readonly PlanMark[] = ["replace", "destroy", "update", "create"];

/** Marks of a plan by component; components whose resources stay as they are have none. */
export function planByComponent(steps: readonly PlanStep[]): Readonly<Record<string, PlannedComponent>> {
  const groups = new Map<string, PlanStep[]>();
  for (const step of steps) {
    if (!markOf(step.action)) continue;
    const group = groups.get(step.component);
    if (group) group.push(step);
    else groups.set(step.component, [step]);
  }
  return Object.fromEntries([...groups].map(([component, own]) => [component, plannedComponent(own)]));
}

function plannedComponent(steps: readonly PlanStep[]): PlannedComponent {
  const counts: Partial<Record<PlanMark, number>> = {};
  for (const { action } of steps) {
    const mark = markOf(action);
    if (mark) counts[mark] = (counts[mark] ?? 0) + 1;
  }
  const isAway = steps.some(({ replaceOrder }) => replaceOrder === "destroyFirst");
  return {
    mark: GRAVEST_FIRST.find((mark) => counts[mark]) ?? "create",
    counts,
    ...(steps.some(({ risk }) => risk === "dataLoss") ? { losesData: true } : {}),
    ...(isAway ? { awayMinutes: criticalPathMinutes(planOperations({ steps })) } : {}),
  };
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
