import type { Tier } from "@zerolake/resources";

interface AuroraCapacity {
  /** Aurora capacity units; 0 pauses by itself while nobody asks. */
  readonly minAcu: number;
  readonly maxAcu: number;
  readonly backupDays: number;
}

const CAPACITY: Readonly<Record<Tier, AuroraCapacity>> = {
  prototype: { minAcu: 0, maxAcu: 2, backupDays: 1 },
  standard: { minAcu: 0.5, maxAcu: 8, backupDays: 7 },
  production: { minAcu: 1, maxAcu: 32, backupDays: 14 },
};

export function auroraCapacity(tier: Tier): AuroraCapacity {
  return CAPACITY[tier];
}
