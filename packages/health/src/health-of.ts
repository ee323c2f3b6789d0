import type { HealthStatus } from "./verdict.ts";

/** From the worst to what says nothing: something that is known hides what is not. */
const WORST_FIRST: readonly HealthStatus[] = ["bad", "warn", "ok", "unknown"];

export interface Health {
  readonly status: HealthStatus;
  readonly counts: Readonly<Record<HealthStatus, number>>;
}

/** The health of a whole: of a component from its signals' verdicts, of an environment from its components. Of nothing, nothing is known. */
export function healthOf(parts: readonly { readonly status: HealthStatus }[]): Health {
  const counts: Record<HealthStatus, number> = { ok: 0, warn: 0, bad: 0, unknown: 0 };
  for (const { status } of parts) counts[status] += 1;
  return { status: WORST_FIRST.find((status) => counts[status] > 0) ?? "unknown", counts };
}
