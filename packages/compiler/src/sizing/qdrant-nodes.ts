import { numberSetting, type Part } from "../lowering.ts";
import { vectorGraphGb } from "./vector-graph-gb.ts";

export interface QdrantNodes {
  readonly count: number;
  readonly machine: string;
  /** What a server takes of its machine. */
  readonly cpu: number;
  readonly memoryGb: number;
  readonly diskGib: number;
}

/** Of the 16 GB of a machine, what is left beside the system. */
const MEMORY_GB = 12;
/** Payload and what a growing segment takes, beside the graph. */
const MEMORY_OVERHEAD = 1.3;
/** Machines that still answer when one of them is away. */
const NODES_MIN = { prototype: 1, standard: 1, production: 3 } as const;

/** Machines of 16 GB that hold the graph of the vectors and their copies in memory. */
export function qdrantNodes(part: Pick<Part, "component" | "target">): QdrantNodes {
  const copies = Math.max(1, numberSetting(part, "replicas"));
  const count = Math.max(
    NODES_MIN[part.target.tier],
    copies,
    numberSetting(part, "replicasMin"),
    Math.ceil((vectorGraphGb(part) * copies * MEMORY_OVERHEAD) / MEMORY_GB),
  );
  return { count, machine: part.target.cloud === "aws" ? "m7g.xlarge" : "Standard_D4s_v5", cpu: 3, memoryGb: MEMORY_GB, diskGib: 128 };
}
