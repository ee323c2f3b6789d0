import type { Tier } from "@zerolake/resources";

/** Counts that the service takes. */
const STEPS = [1, 2, 3, 4, 6, 12];
/** Gigabytes of vector index of one partition. Source: service limits of Azure AI Search for Basic and Standard, services made after April 2024. */
const GB_PER_PARTITION: Readonly<Record<Tier, number>> = { prototype: 5, standard: 35, production: 35 };
/** A small service has three partitions at most. */
const PARTITIONS_MAX: Readonly<Record<Tier, number>> = { prototype: 3, standard: 12, production: 12 };
const BYTES_PER_DIMENSION = 4;
/** Links between vectors beside the vectors themselves. */
const OVERHEAD = 1.1;

/** Partitions that hold the vectors. */
export function searchPartitions(tier: Tier, vectors: number, dimension: number): number {
  const gigabytes = (vectors * dimension * BYTES_PER_DIMENSION * OVERHEAD) / 1e9;
  const needed = Math.ceil(gigabytes / GB_PER_PARTITION[tier]);
  return Math.min(PARTITIONS_MAX[tier], STEPS.find((step) => step >= needed) ?? 12);
}
