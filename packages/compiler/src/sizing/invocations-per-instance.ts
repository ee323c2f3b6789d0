const SECONDS_PER_MINUTE = 60;
/** A machine is asked to work at this share of its even load, so that there is room while another one starts. */
const HEADROOM = 0.7;
const DEFAULT_PER_MINUTE = 600;

/** Calls per minute and machine above which another machine is added. */
export function invocationsPerInstance(requestsPerSecond: number, replicasMax: number): number {
  const even = (SECONDS_PER_MINUTE * requestsPerSecond) / Math.max(1, replicasMax);
  return requestsPerSecond > 0 ? Math.max(1, Math.round(even * HEADROOM)) : DEFAULT_PER_MINUTE;
}
