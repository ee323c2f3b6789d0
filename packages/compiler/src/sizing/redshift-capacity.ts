import type { Tier } from "@zerolake/resources";

/** Processing units of a Redshift workgroup: what it starts with, and what it may grow to. Steps of eight. */
const CAPACITY: Readonly<Record<Tier, { readonly base: number; readonly max: number }>> = {
  prototype: { base: 8, max: 32 },
  standard: { base: 32, max: 128 },
  production: { base: 128, max: 512 },
};

export function redshiftCapacity(tier: Tier): { readonly base: number; readonly max: number } {
  return CAPACITY[tier];
}
