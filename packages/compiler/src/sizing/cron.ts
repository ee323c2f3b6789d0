const NAMED: Readonly<Record<string, string>> = { hourly: "0 * * * *", daily: "0 3 * * *", weekly: "0 3 * * 1", monthly: "0 3 1 * *" };

/** A schedule as a cron expression of five fields in UTC: `hourly`, `daily`, `weekly` and `monthly` have fixed ones. */
export function cron(schedule: string): string {
  return (NAMED[schedule] ?? schedule).trim().replace(/\s+/g, " ");
}
