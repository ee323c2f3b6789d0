import type { UsualMinutes } from "@zerolake/db";
import { criticalPathMinutes, type Plan, type PlanStep, planOperations } from "@zerolake/planner";

/** The plan with the times that this account has shown in the place of those that are typical for a type. For showing, never for storing. */
export function withUsualMinutes<P extends Plan>(plan: P, usual: UsualMinutes): P {
  if (!plan.steps.some(({ type }) => usual[type])) return plan;
  const steps = plan.steps.map((step) => withMinutes(step, usual[step.type]));
  return { ...plan, steps, expectedMinutes: criticalPathMinutes(planOperations({ steps })) };
}

function withMinutes(step: PlanStep, minutes: readonly [number, number] | undefined): PlanStep {
  if (!minutes) return step;
  return {
    ...step,
    ...(step.desired ? { desired: { ...step.desired, expectedMinutes: minutes } } : {}),
    ...(step.prior ? { prior: { ...step.prior, expectedMinutes: minutes } } : {}),
  };
}
