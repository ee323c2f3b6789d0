import type { Tier } from "@zerolake/resources";

type WorkerSize = "small" | "medium" | "large";

interface Worker {
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly glueType: string;
}

const WORKERS: Readonly<Record<WorkerSize, Worker>> = {
  small: { vcpu: 4, memoryGb: 16, glueType: "G.1X" },
  medium: { vcpu: 8, memoryGb: 32, glueType: "G.2X" },
  large: { vcpu: 16, memoryGb: 64, glueType: "G.4X" },
};
/** Smallest disk of a serverless worker. */
const DISK_GB = 20;
/** The driver needs a machine as well. */
const DRIVERS = 1;
const JOB_MINUTES_MIN = 60;
const JOB_MINUTES_MAX = 2880;
const MINUTES_PER_HOUR = 60;
const RETRIES: Readonly<Record<Tier, number>> = { prototype: 0, standard: 1, production: 2 };

export function workerOf(size: string): Worker {
  return WORKERS[size as WorkerSize] ?? WORKERS.small;
}

/** The most that an application may use at once. */
export function sparkCapacity(
  size: string,
  workersMax: number,
): { readonly vcpu: number; readonly memoryGb: number; readonly diskGb: number } {
  const worker = workerOf(size);
  const machines = workersMax + DRIVERS;
  return { vcpu: machines * worker.vcpu, memoryGb: machines * worker.memoryGb, diskGb: machines * DISK_GB };
}

/** Executors that stay warm: only production pays for waiting. */
export function warmWorkers(tier: Tier, workersMin: number): number {
  return tier === "production" ? Math.min(2, workersMin) : 0;
}

export function sparkRetries(tier: Tier): number {
  return RETRIES[tier];
}

export function sparkTimeoutMinutes(hoursPerDay: number): number {
  return Math.min(JOB_MINUTES_MAX, Math.max(JOB_MINUTES_MIN, Math.round(hoursPerDay * MINUTES_PER_HOUR)));
}
