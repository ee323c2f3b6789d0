const HOUR_LENGTH = "2026-11-23T10".length;

/** The hour that a line of this time lies in, by which tables of logs are divided on every cloud. */
export function logHour(time: string): string {
  return `${time.slice(0, HOUR_LENGTH)}:00:00Z`;
}
