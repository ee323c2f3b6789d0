import type { Tier } from "@zerolake/resources";

const LAG_MS: Readonly<Record<Tier, number>> = { prototype: 900_000, standard: 300_000, production: 120_000 };

/** A reader this many milliseconds behind raises an alert. */
export function lagMs(tier: Tier): number {
  return LAG_MS[tier];
}
