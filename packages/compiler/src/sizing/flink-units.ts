import type { Tier } from "@zerolake/resources";

/** Sizes of a pool as Confluent offers them. */
const POOL_SIZES = [5, 10, 20, 30, 40];
const LARGEST = 50;
const SMALLEST: Readonly<Record<Tier, number>> = { prototype: 5, standard: 10, production: 20 };

/** Units of Flink (CFU) that a pool may grow to; one per worker of the job is an assumption until it is measured. */
export function flinkPoolUnits(tier: Tier, parallelism: number): number {
  const needed = Math.max(SMALLEST[tier], parallelism);
  return POOL_SIZES.find((size) => size >= needed) ?? LARGEST;
}
