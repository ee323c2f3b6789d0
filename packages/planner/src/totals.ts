import type { PlanAction, PlanStep, PlanTotals } from "./plan.ts";

const TOTAL_OF_ACTION: Readonly<Record<PlanAction, keyof PlanTotals>> = {
  create: "create",
  update: "update",
  replace: "replace",
  destroy: "destroy",
  adopt: "adopt",
  read: "read",
  none: "unchanged",
  deferred: "deferred",
};

export function totalsOf(steps: readonly PlanStep[]): PlanTotals {
  const totals = { create: 0, update: 0, replace: 0, destroy: 0, adopt: 0, read: 0, unchanged: 0, deferred: 0 };
  for (const step of steps) totals[TOTAL_OF_ACTION[step.action]] += 1;
  return totals;
}

/** Nothing to approve: a plan without create, update, replace and destroy. Reads, adoptions and deferred rows do not count. */
export function isEmptyPlan({ totals }: { readonly totals: PlanTotals }): boolean {
  return totals.create + totals.update + totals.replace + totals.destroy === 0;
}
