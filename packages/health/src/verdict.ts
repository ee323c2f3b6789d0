import type { Threshold } from "./signal.ts";

export const HEALTH_STATUSES = ["ok", "warn", "bad", "unknown"] as const;
export type HealthStatus = (typeof HEALTH_STATUSES)[number];

/** What an answer means. */
export interface Verdict {
  readonly status: HealthStatus;
  /** The newest value, in the signal's unit; absent when there is none. */
  readonly value?: number;
  readonly threshold: Threshold;
  /** Since when it has been judged so, as far back as was asked, in milliseconds since 1970; absent when it is unknown. */
  readonly sinceMs?: number;
  /** Of an unknown: why. */
  readonly reason?: string;
}
