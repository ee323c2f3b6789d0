import { cron } from "../../../sizing/cron.ts";
import type { LooseMap } from "../../loose-map.ts";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** Any moment that has passed: a schedule makes up for nothing. */
const START = "2026-01-01T00:00:00Z";

/** A cron expression of five fields as a recurrence; `undefined` for what the service cannot say. */
export function recurrence(schedule: string): LooseMap | undefined {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron(schedule).split(" ");
  if (month !== "*") return undefined;
  const found = withinHours(minute, [hour, day, weekday]) ?? withinDays({ minute, hour, day, weekday });
  return found && { interval: 1, startTime: START, timeZone: "UTC", ...found };
}

/** Every so many minutes, or at one minute of every hour. */
function withinHours(minute: string, rest: readonly string[]): LooseMap | undefined {
  if (rest.some((field) => field !== "*")) return undefined;
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (every !== undefined) return { frequency: "Minute", interval: Number(every) };
  const minutes = numbers(minute, 59);
  return minutes?.length === 1 ? { frequency: "Hour", schedule: { minutes } } : undefined;
}

interface Fields {
  readonly minute: string;
  readonly hour: string;
  readonly day: string;
  readonly weekday: string;
}

/** At fixed times of every day, of some weekdays, or of some days of the month. */
function withinDays({ minute, hour, day, weekday }: Fields): LooseMap | undefined {
  const [minutes, hours] = [numbers(minute, 59), numbers(hour, 23)];
  if (minutes === undefined || hours === undefined) return undefined;
  if (day === "*" && weekday === "*") return { frequency: "Day", schedule: { minutes, hours } };
  const weekDays = day === "*" ? numbers(weekday, 7)?.map((number) => WEEKDAYS[number % 7]) : undefined;
  if (weekDays) return { frequency: "Week", schedule: { minutes, hours, weekDays } };
  const monthDays = weekday === "*" ? numbers(day, 31) : undefined;
  return monthDays && { frequency: "Month", schedule: { minutes, hours, monthDays } };
}

/** `1`, `1,3` and `1-5`; nothing else. */
function numbers(field: string, max: number): readonly number[] | undefined {
  const parts = field.split(",").map((part) => /^(\d+)(?:-(\d+))?$/.exec(part));
  const found = parts.flatMap((part) => {
    if (!part) return [Number.NaN];
    const [from, to] = [Number(part[1]), Number(part[2] ?? part[1])];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  });
  return found.length > 0 && found.every((number) => number <= max) ? found : undefined;
}
