import type { Facts } from "../view/facts.ts";

/** Seconds within which rows shall be visible; without a target any time is good enough. */
export function freshnessTarget(facts: Facts): number {
  return facts.workload("freshnessSecondsTarget") ?? Infinity;
}
