import { numberSetting, type Part } from "../lowering.ts";

export interface AlloyDbSize {
  readonly vcpu: number;
  /** A second machine in another zone takes over. */
  readonly isRegional: boolean;
}

/** Sizes that the service sells. Source: AlloyDB's documentation of machine types. */
const VCPUS = [2, 4, 8, 16, 32, 64, 96, 128] as const;
const MEMORY_GB_PER_VCPU = 8;
const BYTES_PER_NUMBER = 4;
const BYTES_PER_LINK = 8;
/** An index is searched from memory, beside what else the database keeps there. */
const MEMORY_OVERHEAD = 1.5;
const INDEX_OVERHEAD = 1.1;

/** The smallest machine that holds the index in memory. */
export function alloyDbSize(part: Pick<Part, "component" | "target">): AlloyDbSize {
  const vectorBytes = numberSetting(part, "dimension") * BYTES_PER_NUMBER + numberSetting(part, "hnswM") * BYTES_PER_LINK;
  const indexGb = (numberSetting(part, "vectors") * vectorBytes * INDEX_OVERHEAD) / 1e9;
  const needed = (indexGb * MEMORY_OVERHEAD) / MEMORY_GB_PER_VCPU;
  const largest = VCPUS[VCPUS.length - 1] ?? 0;
  return { vcpu: VCPUS.find((vcpu) => vcpu >= needed) ?? largest, isRegional: part.target.tier === "production" };
}
