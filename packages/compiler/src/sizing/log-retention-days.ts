import type { Tier } from "@zerolake/resources";

const DAYS: Readonly<Record<Tier, number>> = { prototype: 7, standard: 30, production: 365 };

/** Days that logs are kept; CloudWatch takes only certain numbers, these are among them. */
export function logRetentionDays(tier: Tier): number {
  return DAYS[tier];
}
