const SHARE_OF_BUDGET = 0.1;
const USD_MIN = 10;

/** Unusual spending from this many US dollars a day on raises an alert: a tenth of the monthly budget, at least 10. */
export function anomalyUsd(monthlyUsd: number): number {
  return Math.max(USD_MIN, Math.round(monthlyUsd * SHARE_OF_BUDGET));
}
