export interface IgnoreDays {
  readonly first: string;
  readonly suggested: string;
  readonly last: string;
}

const DAY_MS = 86_400_000;
/** Long enough to mend what is behind it, short enough to be looked at again. */
const SUGGESTED_DAYS = 90;
const LONGEST_DAYS = 365;

/** The days in UTC up to which a finding may be ignored, as `YYYY-MM-DD`: from today to a year ahead. */
export function ignoreDays(now: Date): IgnoreDays {
  return { first: dayAfter(now, 0), suggested: dayAfter(now, SUGGESTED_DAYS), last: dayAfter(now, LONGEST_DAYS) };
}

/** The day in UTC, as `YYYY-MM-DD`. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

function dayAfter(now: Date, days: number): string {
  return dayOf(new Date(now.getTime() + days * DAY_MS));
}
