import { cron } from "./cron.ts";

/**
 * A five-field cron expression, or `hourly`, `daily`, `weekly`, `monthly`, in the cloud's six fields. There, exactly one of
 * day-of-month and day-of-week is `?`, weekdays count from 1 = Sunday, and a step needs a start.
 */
export function awsCron(schedule: string): string {
  const [minute = "0", hour = "*", dayOfMonth = "*", month = "*", dayOfWeek = "*"] = cron(schedule).split(" ");
  const days = dayOfWeek === "*" ? [withStart(dayOfMonth, 1), "?"] : ["?", shiftWeekdays(dayOfWeek)];
  return `cron(${withStart(minute, 0)} ${withStart(hour, 0)} ${days[0]} ${withStart(month, 1)} ${days[1]} *)`;
}

function withStart(field: string, start: number): string {
  return field.replace(/^\*\//, `${start}/`);
}

/** Numbers move by one, Sunday is 1 whether it was written 0 or 7; names and steps stay. */
function shiftWeekdays(field: string): string {
  return field
    .split(",")
    .map((item) => {
      const [range = "", step] = item.split("/");
      const shifted = range
        .split("-")
        .map((day) => (/^\d$/.test(day) ? String((Number(day) % 7) + 1) : day))
        .join("-");
      return step === undefined ? shifted : `${shifted.replace("*", "1")}/${step}`;
    })
    .join(",");
}
