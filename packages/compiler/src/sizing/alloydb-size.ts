import type { Part } from "../lowering.ts";
import { vectorGraphGb } from "./vector-graph-gb.ts";

export interface AlloyDbSize {
  readonly vcpu: number;
  /** A second machine in another zone takes over. */
  readonly isRegional: boolean;
}

/** Sizes that the service sells. Source: AlloyDB's documentation of machine types. */
const VCPUS = [2, 4, 8, 16, 32, 64, 96, 128] as const;
const MEMORY_GB_PER_VCPU = 8;
/** What else the database keeps in memory. */
const MEMORY_OVERHEAD = 1.5;

/** The smallest machine that holds the index in memory. */
export function alloyDbSize(part: Pick<Part, "component" | "target">): AlloyDbSize {
  const needed = (vectorGraphGb(part) * MEMORY_OVERHEAD) / MEMORY_GB_PER_VCPU;
  const largest = VCPUS[VCPUS.length - 1] ?? 0;
  return { vcpu: VCPUS.find((vcpu) => vcpu >= needed) ?? largest, isRegional: part.target.tier === "production" };
}
