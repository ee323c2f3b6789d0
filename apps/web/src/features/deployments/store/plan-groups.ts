import { type Plan, type PlanAction, type PlanStep, SYMBOL_OF_ACTION } from "@zerolake/planner";

/** The word that a screen reader says for a plan symbol, and the status role that colours it. */
export const ACTION_LOOKS: Readonly<
  Record<PlanAction, { readonly word: string; readonly role: "success" | "warning" | "danger" | "replace" | "neutral" }>
> = {
  create: { word: "Add", role: "success" },
  update: { word: "Change", role: "warning" },
  replace: { word: "Replace", role: "replace" },
  destroy: { word: "Destroy", role: "danger" },
  adopt: { word: "Adopt", role: "success" },
  read: { word: "Look up", role: "neutral" },
  none: { word: "Unchanged", role: "neutral" },
  deferred: { word: "Later", role: "neutral" },
};

export function symbolOf(action: PlanAction): string {
  return SYMBOL_OF_ACTION[action];
}

/** Steps of one component, in the order of the plan. */
export interface PlanGroup {
  readonly component: string;
  readonly title: string;
  readonly service: string;
  readonly steps: readonly PlanStep[];
  /** The gravest action inside. */
  readonly action: PlanAction;
}

export interface PlanFilter {
  readonly isUnchangedShown: boolean;
  readonly isOnlyRisky: boolean;
}

interface Described {
  readonly component: string;
  readonly title: string;
  readonly service: string;
}

/**
 * Groups by component in the plan's own order (replace, destroy, change, add …), so the gravest component comes first.
 * Nothing is dropped: every step of the plan that the filter lets through is in exactly one group.
 */
export function groupSteps(plan: Plan, components: readonly Described[], filter: PlanFilter): readonly PlanGroup[] {
  const described = new Map(components.map((component) => [component.component, component]));
  const groups = new Map<string, PlanStep[]>();
  for (const step of plan.steps.filter((candidate) => isShown(candidate, filter))) {
    const group = groups.get(step.component);
    if (group) group.push(step);
    else groups.set(step.component, [step]);
  }
  return [...groups].map(([component, steps]) => ({
    component,
    title: described.get(component)?.title ?? component,
    service: described.get(component)?.service ?? "",
    steps,
    action: steps[0]?.action ?? "none",
  }));
}

function isShown(step: PlanStep, filter: PlanFilter): boolean {
  if (filter.isOnlyRisky) return step.risk !== "none" || step.action === "destroy" || step.action === "replace";
  return filter.isUnchangedShown || step.action !== "none";
}

/** Resources whose data the plan would lose: each wants its name typed. */
export function stepsThatLoseData(plan: Plan): readonly PlanStep[] {
  return plan.steps.filter((step) => step.risk === "dataLoss");
}

/** `stream.stream["clicks"]` → `stream["clicks"]`: the component stands in the heading. */
export function resourceName(step: Pick<PlanStep, "address" | "component">): string {
  return step.address.startsWith(`${step.component}.`) ? step.address.slice(step.component.length + 1) : step.address;
}
