import { orderOperations, type PlanOperation } from "./plan-operations.ts";

type Range = readonly [number, number];

/** Updates and removals have no figure of their own; half of a creation is the usual order of magnitude. */
const SHARE_OF_CREATION = 0.5;

/** Minutes that one operation usually takes, [low, high]. */
export function operationMinutes({ phase, step }: PlanOperation): Range {
  const [low, high] = step.desired?.expectedMinutes ?? step.prior?.expectedMinutes ?? [0, 0];
  if (step.action === "read") return [0, 0];
  const isCreation = phase === "make" && step.action !== "update";
  return isCreation ? [low, high] : [low * SHARE_OF_CREATION, high * SHARE_OF_CREATION];
}

/** Minutes along the longest chain of waits, [low, high]; each end is the longest chain of its own. */
export function criticalPathMinutes(operations: readonly PlanOperation[]): Range {
  const ends = new Map<string, Range>();
  let total: Range = [0, 0];
  for (const operation of orderOperations(operations)) {
    const [low, high] = operationMinutes(operation);
    const before = operation.waitsFor.map((id) => ends.get(id) ?? ([0, 0] as const));
    const end: Range = [low + Math.max(0, ...before.map((range) => range[0])), high + Math.max(0, ...before.map((range) => range[1]))];
    ends.set(operation.id, end);
    total = [Math.max(total[0], end[0]), Math.max(total[1], end[1])];
  }
  return [Math.ceil(total[0]), Math.ceil(total[1])];
}
