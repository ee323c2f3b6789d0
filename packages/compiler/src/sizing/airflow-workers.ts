import type { Tier } from "@zerolake/resources";

const WORKERS_MAX: Readonly<Record<Tier, number>> = { prototype: 1, standard: 5, production: 10 };

/** Workers that run steps at the same time, at most. The service takes 25; its smallest class has one. */
export function airflowWorkersMax(tier: Tier): number {
  return WORKERS_MAX[tier];
}
