import type { Plan, PlanAction, PlanStep } from "./plan.ts";

/** A resource of which two plans say something different. */
export interface PlanDifference {
  readonly address: string;
  readonly component: string;
  /** `none` where the plan leaves it as it is, or does not know it. */
  readonly before: PlanAction;
  readonly after: PlanAction;
}

/**
 * What another plan would do otherwise, in the order of `after`, and then what only `before` has. Two plans that take the same
 * actions with the same changes and consents differ in nothing, whatever they say of resources that stay as they are. Linear in steps.
 */
export function comparePlans(before: Pick<Plan, "steps">, after: Pick<Plan, "steps">): readonly PlanDifference[] {
  const earlier = new Map(before.steps.map((step) => [step.address, step]));
  const later = new Set(after.steps.map(({ address }) => address));
  return [
    ...after.steps.flatMap((step) => difference(earlier.get(step.address), step)),
    ...before.steps.filter(({ address }) => !later.has(address)).flatMap((step) => difference(step, undefined)),
  ];
}

function difference(before: PlanStep | undefined, after: PlanStep | undefined): readonly PlanDifference[] {
  const [was, is] = [before?.action ?? "none", after?.action ?? "none"];
  const named = after ?? before;
  if (!named || (was === is && (was === "none" || effectOf(before) === effectOf(after)))) return [];
  return [{ address: named.address, component: named.component, before: was, after: is }];
}

function effectOf(step: PlanStep | undefined): string {
  if (!step) return "";
  const { changes, hasConsent, replaceOrder, desired, prior } = step;
  return JSON.stringify([changes, hasConsent, replaceOrder, desired?.properties, prior?.identifier]);
}
