/** Glue starts no job with fewer: one drives, the others work. */
const WORKERS_MIN = 2;

/** Workers of each streaming job of a component: the parallelism that a person chose and a driver, shared by its jobs. */
export function glueStreamWorkers(parallelism: number, jobs: number): number {
  return Math.max(WORKERS_MIN, Math.ceil((parallelism + 1) / Math.max(1, jobs)));
}
