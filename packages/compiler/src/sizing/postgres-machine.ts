import type { Part } from "../lowering.ts";
import { vectorGraphGb } from "./vector-graph-gb.ts";

export interface PostgresMachine {
  readonly name: string;
  readonly family: "Burstable" | "GeneralPurpose" | "MemoryOptimized";
  readonly vcores: number;
}

/** Processors of the fifth generation that both families sell. Source: Azure Database for PostgreSQL, compute options. */
const VCORES = [2, 4, 8, 16, 32, 48, 64, 96] as const;
const VCORES_MAX = 96;
const VCORES_MIN = 4;
const MEMORY_GB_PER_VCORE = 4;
/** What else the database keeps in memory. */
const MEMORY_OVERHEAD = 1.5;
const DISK_GIB_MIN = 32;
const DISK_GIB_MAX = 16_384;
/** Rows, index and what a rebuild of the index needs. */
const DISK_OVERHEAD = 3;

type Sized = Pick<Part, "component" | "target">;

/** The smallest machine that holds the index of the vectors in memory. */
export function vectorMachine(part: Sized): PostgresMachine {
  if (part.target.tier === "prototype") return { name: "Standard_B2ms", family: "Burstable", vcores: 2 };
  const needed = Math.max(VCORES_MIN, (vectorGraphGb(part) * MEMORY_OVERHEAD) / MEMORY_GB_PER_VCORE);
  const vcores = VCORES.find((count) => count >= needed) ?? VCORES_MAX;
  return part.target.tier === "production"
    ? { name: `Standard_E${vcores}ds_v5`, family: "MemoryOptimized", vcores }
    : { name: `Standard_D${vcores}ds_v5`, family: "GeneralPurpose", vcores };
}

/** Gibibytes of the disk, which are sold in powers of two. */
export function vectorDiskGib(part: Sized): number {
  const needed = Math.min(DISK_GIB_MAX, Math.max(DISK_GIB_MIN, vectorGraphGb(part) * DISK_OVERHEAD));
  return 2 ** Math.ceil(Math.log2(needed));
}

/** For what a server keeps of itself: few rows, asked often. */
export function metadataMachine({ target }: Pick<Part, "target">): { readonly machine: PostgresMachine; readonly diskGib: number } {
  const machine: PostgresMachine =
    target.tier === "prototype"
      ? { name: "Standard_B1ms", family: "Burstable", vcores: 1 }
      : { name: "Standard_D2ds_v5", family: "GeneralPurpose", vcores: 2 };
  return { machine, diskGib: DISK_GIB_MIN };
}
