const DAY_MS = 86_400_000;

export interface IgnoreDays {
  readonly first: string;
  readonly suggested: string;
  readonly last: string;
}

/** The days in UTC up to which something may be ignored, as `YYYY-MM-DD`: from today on, so many days ahead. */
export function ignoreDays(now: Date, { suggested, longest }: { readonly suggested: number; readonly longest: number }): IgnoreDays {
  return { first: dayAfter(now, 0), suggested: dayAfter(now, suggested), last: dayAfter(now, longest) };
}

/** The day in UTC, as `YYYY-MM-DD`. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** The last moment of such a day. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}

function dayAfter(now: Date, days: number): string {
  return dayOf(new Date(now.getTime() + days * DAY_MS));
}
