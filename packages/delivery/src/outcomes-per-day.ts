import { type Attempt, DAY_MS, isWithin, type Outcome, type Period } from "./attempt.ts";

export interface DayOutcomes extends Readonly<Record<Outcome, number>> {
  /** When the day begins, UTC. */
  readonly day: number;
  /** The day is not over, or the period begins within it. */
  readonly isPartial: boolean;
}

/** Every day that the period touches, in UTC, also those without a deployment. */
export function outcomesPerDay(attempts: readonly Attempt[], period: Period): readonly DayOutcomes[] {
  const days = daysOf(period);
  const counts = new Map(days.map((day) => [day, { succeeded: 0, failed: 0, cancelled: 0 }]));
  for (const { finishedAt, outcome } of attempts) {
    const count = isWithin(finishedAt, period) ? counts.get(dayOf(finishedAt)) : undefined;
    if (count) count[outcome] += 1;
  }
  return days.map((day) => ({
    day,
    isPartial: day < period.from || day + DAY_MS > period.to,
    ...(counts.get(day) ?? { succeeded: 0, failed: 0, cancelled: 0 }),
  }));
}

/** Beginnings of the days that a period touches, in UTC. */
export function daysOf({ from, to }: Period): readonly number[] {
  const first = dayOf(from);
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / DAY_MS)) }, (_, index) => first + index * DAY_MS);
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}
