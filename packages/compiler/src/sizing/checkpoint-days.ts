import type { Tier } from "@zerolake/resources";

const DAYS: Readonly<Record<Tier, number>> = { prototype: 3, standard: 14, production: 30 };

/** Days after which checkpoints of a training run are deleted. */
export function checkpointDays(tier: Tier): number {
  return DAYS[tier];
}
