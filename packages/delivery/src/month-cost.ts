import { DAY_MS } from "./attempt.ts";

/** From this moment on, everything together costs so much more a month; negative for less. */
export interface CostStep {
  readonly at: number;
  readonly monthlyUsd: number;
}

export interface DayCost {
  /** When the day begins, UTC. */
  readonly day: number;
  readonly usd: number;
  /** Not over yet: what it has cost so far. */
  readonly isPartial: boolean;
}

export interface MonthCost {
  readonly days: readonly DayCost[];
  readonly toDateUsd: number;
  /** What the whole month comes to when nothing changes any more. */
  readonly forecastUsd: number;
  /** What everything costs a month as it stands now. */
  readonly runRateUsd: number;
}

/**
 * What a calendar month (UTC) has cost so far and will, from what stood at its beginning and every change since. A price per month is
 * spread evenly over the days of that month. Estimates at list prices, no bill.
 */
export function monthCost(steps: readonly CostStep[], now: number): MonthCost {
  const { from, to } = monthOf(now);
  const share = 1 / (to - from);
  const sorted = steps.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at);
  const days: DayCost[] = [];
  let rate = 0;
  let next = 0;
  for (let day = from; day <= now; day += DAY_MS) {
    const end = Math.min(day + DAY_MS, now);
    let usd = 0;
    let cursor = day;
    for (let step = sorted[next]; step !== undefined && step.at <= end; step = sorted[next]) {
      const at = Math.max(step.at, cursor);
      usd += (at - cursor) * share * rate;
      cursor = at;
      rate += step.monthlyUsd;
      next += 1;
    }
    usd += (end - cursor) * share * rate;
    days.push({ day, usd, isPartial: day + DAY_MS > now });
  }
  const toDateUsd = days.reduce((sum, { usd }) => sum + usd, 0);
  return { days, toDateUsd, forecastUsd: toDateUsd + (to - now) * share * rate, runRateUsd: rate };
}

/** The calendar month of a moment, in UTC. */
export function monthOf(at: number): { readonly from: number; readonly to: number } {
  const date = new Date(at);
  const month = (offset: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
  return { from: month(0), to: month(1) };
}
