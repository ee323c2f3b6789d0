/** Machines of four processors: three do the work of a job, one is the system's. */
export const FLINK_MACHINE = "Standard_D4s_v5";
export const SLOTS_PER_NODE = 3;

/** Machines that the parallelism of a job fills, and one for what leads it. */
export function flinkNodes(parallelism: number): number {
  return 1 + Math.max(1, Math.ceil(parallelism / SLOTS_PER_NODE));
}
