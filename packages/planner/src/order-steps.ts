import type { PlanAction, PlanStep, Risk } from "./plan.ts";

const RANK_OF_ACTION: Readonly<Record<PlanAction, number>> = {
  replace: 0,
  destroy: 1,
  update: 2,
  create: 3,
  adopt: 4,
  read: 5,
  deferred: 6,
  none: 7,
};
const RANK_OF_RISK: Readonly<Record<Risk, number>> = { dataLoss: 0, interruption: 1, none: 2 };

/**
 * In the order in which a person should read them: what replaces or destroys first, among equals what loses data, and among
 * changes what most others wait for. Ties keep the given order: dependencies first, and dependants first where things go.
 */
export function orderSteps(steps: readonly PlanStep[]): readonly PlanStep[] {
  const dependants = new Map<string, number>();
  for (const address of steps.flatMap((step) => step.waitsFor)) dependants.set(address, (dependants.get(address) ?? 0) + 1);
  const radius = (step: PlanStep): number =>
    RANK_OF_ACTION[step.action] < RANK_OF_ACTION.create ? (dependants.get(step.address) ?? 0) : 0;
  return [...steps].sort(
    (left, right) =>
      RANK_OF_ACTION[left.action] - RANK_OF_ACTION[right.action] ||
      RANK_OF_RISK[left.risk] - RANK_OF_RISK[right.risk] ||
      radius(right) - radius(left),
  );
}
