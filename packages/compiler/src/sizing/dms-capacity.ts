import type { Tier } from "@zerolake/resources";

/** Capacity units that a serverless replication may grow to; the service takes powers of two. */
const UNITS_MAX: Readonly<Record<Tier, number>> = { prototype: 2, standard: 8, production: 16 };

export function dmsCapacityMax(tier: Tier): number {
  return UNITS_MAX[tier];
}
