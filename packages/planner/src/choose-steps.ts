import { type Address, needsOf, reachable } from "@zerolake/resources";
import type { LeftOut, PlanStep } from "./plan.ts";

type Draft = Omit<PlanStep, "waitsFor">;

/** What a targeted plan does and what it leaves out. */
export interface ChosenSteps<Step extends Draft> {
  /** Steps that are carried out, and all that change nothing, in the given order. */
  readonly steps: readonly Step[];
  /** Steps that the whole plan has besides. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Splits the steps of a whole plan by the chosen addresses. With a chosen step goes everything that it needs, near or far, and with
 * what is replaced or removed goes whoever stands on it and changes as well, since it has to move over or go first. So every
 * step that stays says exactly what it says in the whole plan. Linear in steps and references.
 */
export function chooseSteps<Step extends Draft>(steps: readonly Step[], only: readonly Address[]): ChosenSteps<Step> {
  const acting = new Map(steps.filter(isActing).map((step) => [step.address, step]));
  const along = new Map(steps.map((step) => [step.address, step.desired ? [...needsOf(step.desired)] : []]));
  for (const step of acting.values()) {
    for (const stoodOn of standsOn(step)) if (isRemoving(acting.get(stoodOn))) along.get(stoodOn)?.push(step.address);
  }
  const going = new Set([...only, ...reachable(only, along)]);
  const isLeftOut = (step: Draft): boolean => isActing(step) && !going.has(step.address);
  return {
    steps: steps.filter((step) => !isLeftOut(step)),
    leftOut: steps.filter(isLeftOut).map(({ address, component, action }) => ({ address, component, action })),
  };
}

/** Whether the step does something when it is carried out. */
export function isActing({ action }: Pick<PlanStep, "action">): boolean {
  return action !== "none" && action !== "deferred";
}

function isRemoving(step: Draft | undefined): boolean {
  return step?.action === "replace" || step?.action === "destroy";
}

/** What is new stands on nothing yet: it can be made later. */
function standsOn({ prior, desired }: Draft): readonly Address[] {
  return prior ? [...prior.dependsOn, ...(desired ? needsOf(desired) : [])] : [];
}
