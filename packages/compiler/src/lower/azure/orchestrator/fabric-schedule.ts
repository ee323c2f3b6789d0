import type { When } from "../../fabric/item-schedule.ts";
import { recurrence } from "./recurrence.ts";

const MINUTES_PER_HOUR = 60;

interface Details {
  readonly minutes?: readonly number[];
  readonly hours?: readonly number[];
  readonly weekDays?: readonly string[];
  readonly monthDays?: readonly number[];
}

/** A schedule as Fabric says it; `undefined` for what it cannot say. */
export function fabricSchedule(schedule: string): When | undefined {
  const found = recurrence(schedule);
  if (!found) return undefined;
  const { frequency, interval, schedule: details } = found;
  const { minutes = [], hours = [], weekDays = [], monthDays = [] } = (details ?? {}) as Details;
  const times = hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`));
  switch (frequency) {
    case "Minute":
      return { type: "Cron", interval: Number(interval) };
    case "Hour":
      return { type: "Cron", interval: MINUTES_PER_HOUR, startDateTime: `2025-01-01T00:${two(minutes[0] ?? 0)}:00` };
    case "Week":
      return { type: "Weekly", times, weekdays: weekDays };
    case "Month":
      return monthly(times, monthDays);
    default:
      return { type: "Daily", times };
  }
}

/** One day of the month: Fabric takes no list of them. */
function monthly(times: readonly string[], [day, ...others]: readonly number[]): When | undefined {
  if (day === undefined || others.length > 0) return undefined;
  return { type: "Monthly", times, recurrence: 1, occurrence: { occurrenceType: "DayOfMonth", dayOfMonth: day } };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
