import type { Tier } from "@zerolake/resources";

interface Capacity {
  readonly sku: "F2" | "F8" | "F64";
  readonly units: number;
  /** Cores that all Spark of the capacity may use at once, its burst included. Source: Spark concurrency limits of Fabric. */
  readonly sparkCores: number;
}

const CAPACITIES: Readonly<Record<Tier, Capacity>> = {
  prototype: { sku: "F2", units: 2, sparkCores: 20 },
  standard: { sku: "F8", units: 8, sparkCores: 48 },
  production: { sku: "F64", units: 64, sparkCores: 384 },
};

/** The capacity of Fabric that an environment of the tier buys. */
export function fabricCapacity(tier: Tier): Capacity {
  return CAPACITIES[tier];
}
