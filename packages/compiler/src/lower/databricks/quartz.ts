import { cron } from "../../sizing/cron.ts";

/** Five fields of cron as Quartz takes them: seconds first, `?` for the day that does not count, Sunday as 1. */
export function quartz(schedule: string): string {
  const [minute = "0", hour = "0", day = "*", month = "*", weekday = "*"] = cron(schedule).split(" ");
  const isByWeekday = weekday !== "*" && weekday !== "?";
  const days = isByWeekday ? ["?", month, weekday.replace(/\d+/g, (number) => String((Number(number) % 7) + 1))] : [day, month, "?"];
  return ["0", minute, hour, ...days].join(" ");
}
