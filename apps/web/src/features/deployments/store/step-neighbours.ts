import type { Plan } from "@zerolake/planner";

export interface StepNeighbours {
  readonly waitsFor: readonly string[];
  /** What waits for it. */
  readonly dependants: readonly string[];
  /** After this long its type is given up. */
  readonly timeLimitMinutes: number | undefined;
}

/** What stands before and after a resource in the order of a plan. */
export function neighboursOf(plan: Pick<Plan, "steps"> | undefined, address: string): StepNeighbours {
  const step = plan?.steps.find((candidate) => candidate.address === address);
  return {
    waitsFor: step?.waitsFor ?? [],
    dependants: plan?.steps.filter(({ waitsFor }) => waitsFor.includes(address)).map((other) => other.address) ?? [],
    timeLimitMinutes: step?.desired?.timeLimitMinutes ?? step?.prior?.timeLimitMinutes,
  };
}
