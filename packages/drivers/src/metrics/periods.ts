import type { MetricQuestion } from "@zerolake/execution";

const MS = 1_000;
const HOUR_SECONDS = 3_600;

/** Whole periods of the clock, of which the last one has begun only. In milliseconds since 1970. */
export function windowOf(
  { periodSeconds, windowSeconds }: Pick<MetricQuestion, "periodSeconds" | "windowSeconds">,
  nowMs: number,
): { readonly startMs: number; readonly endMs: number } {
  const periodMs = periodSeconds * MS;
  const endMs = Math.ceil(nowMs / periodMs) * periodMs;
  return { startMs: endMs - windowSeconds * MS, endMs };
}

/** ISO 8601, e.g. `PT5M`; of whole minutes. */
export function isoDuration(seconds: number): string {
  return seconds % HOUR_SECONDS === 0 ? `PT${seconds / HOUR_SECONDS}H` : `PT${seconds / 60}M`;
}
