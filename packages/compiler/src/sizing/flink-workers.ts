/** The least that a cluster of Dataproc takes. */
const WORKERS_MIN = 2;
/** Tasks that a machine runs at the same time. */
export const SLOTS_PER_WORKER = 4;

/** Machines beside the one that leads. */
export function flinkWorkers(parallelism: number): number {
  return Math.max(WORKERS_MIN, Math.ceil(parallelism / SLOTS_PER_WORKER));
}
