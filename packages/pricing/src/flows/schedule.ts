const HOURS_PER_MONTH = 730;
const HOURS_PER_WEEK = 168;
const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;

const NAMED: Readonly<Record<string, number>> = {
  hourly: HOURS_PER_MONTH,
  daily: HOURS_PER_MONTH / HOURS_PER_DAY,
  weekly: HOURS_PER_MONTH / HOURS_PER_WEEK,
  monthly: 1,
};

/** Runs a month, once a day where nothing is said. */
export const DAILY_RUNS = HOURS_PER_MONTH / HOURS_PER_DAY;

/** Runs a month of a schedule: a word (`hourly`, `daily`, …) or five cron fields; what cannot be read runs daily. */
export function runsPerMonth(schedule: string): number {
  const named = NAMED[schedule.trim().toLowerCase()];
  if (named !== undefined) return named;
  const [minute, hour, dayOfMonth, , dayOfWeek] = schedule.trim().split(/\s+/);
  if (minute === undefined || hour === undefined || dayOfMonth === undefined || dayOfWeek === undefined) return DAILY_RUNS;
  const everyMinutes = stepOf(minute);
  if (everyMinutes !== undefined) return (HOURS_PER_MONTH * MINUTES_PER_HOUR) / everyMinutes;
  if (hour === "*") return HOURS_PER_MONTH;
  const everyHours = stepOf(hour);
  if (everyHours !== undefined) return HOURS_PER_MONTH / everyHours;
  if (isNarrowed(dayOfWeek)) return HOURS_PER_MONTH / HOURS_PER_WEEK;
  if (isNarrowed(dayOfMonth)) return 1;
  return DAILY_RUNS;
}

/** `* / n` → n; `*` alone is every one. */
function stepOf(field: string): number | undefined {
  const step = /^\*\/(\d+)$/.exec(field)?.[1];
  return step === undefined ? undefined : Math.max(1, Number(step));
}

function isNarrowed(field: string): boolean {
  return field !== "*" && field !== "?";
}
