export interface GpuInstance {
  /** EC2 name; SageMaker puts `ml.` before it. */
  readonly type: string;
  readonly gpus: number;
}

/** Per accelerator, smallest first. Source: EC2 instance types; offered per zone, so the plan confirms them. */
const INSTANCES: Readonly<Record<string, readonly GpuInstance[]>> = {
  a10g: [
    { type: "g5.xlarge", gpus: 1 },
    { type: "g5.12xlarge", gpus: 4 },
    { type: "g5.48xlarge", gpus: 8 },
  ],
  l4: [
    { type: "g6.xlarge", gpus: 1 },
    { type: "g6.12xlarge", gpus: 4 },
    { type: "g6.48xlarge", gpus: 8 },
  ],
  a100: [{ type: "p4d.24xlarge", gpus: 8 }],
  h100: [
    { type: "p5.4xlarge", gpus: 1 },
    { type: "p5.48xlarge", gpus: 8 },
  ],
};

/** The smallest machine with that many GPUs, or the largest of its kind: then several of them are needed. */
export function gpuInstance(accelerator: string, gpus: number): GpuInstance {
  const candidates = INSTANCES[accelerator] ?? [];
  const found = candidates.find((candidate) => candidate.gpus >= gpus) ?? candidates.at(-1);
  if (!found) throw new Error(`No machine has the accelerator "${accelerator}": the catalogue offers a10g, l4, a100 and h100`);
  return found;
}

/** Machines that together hold `gpus`; at least one. */
export function gpuNodes(gpus: number, gpusPerNode: number): number {
  return Math.max(1, Math.ceil(gpus / gpusPerNode));
}
