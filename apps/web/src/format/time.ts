const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RELATIVE_UP_TO_MS = 7 * DAY_MS;

const UNITS = [
  [DAY_MS, "d"],
  [HOUR_MS, "h"],
  [MINUTE_MS, "min"],
  [SECOND_MS, "s"],
] as const;

const DATE_AND_TIME = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
} as const;
// Made once: a new formatter costs a hundred times as much as a use of it, and a log has one on each line.
const DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat("en-GB", DATE_AND_TIME);
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** The two largest units: `1 h 12 min`; under a second `240 ms`. */
export function formatDuration(durationMs: number): string {
  const total = Math.max(0, Math.round(durationMs));
  if (total < SECOND_MS) return `${total} ms`;
  const first = UNITS.findIndex(([size]) => total >= size);
  const [firstSize, firstUnit] = UNITS[first] ?? UNITS[3];
  const second = UNITS[first + 1];
  const whole = Math.floor(total / firstSize);
  const rest = second ? Math.floor((total % firstSize) / second[0]) : 0;
  return rest > 0 && second ? `${whole} ${firstUnit} ${rest} ${second[1]}` : `${whole} ${firstUnit}`;
}

/** A running clock: `03:12`, from an hour on `1:03:12`. */
export function formatTimer(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / SECOND_MS));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}` : `${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** Minutes as a range or "about": `about 35–50 min`; under a minute in seconds. */
export function formatEstimate([low, high]: readonly [number, number]): string {
  const [size, unit] = high < 1 ? [60, "s"] : [1, "min"];
  const [from, to] = [Math.max(1, Math.round(low * size)), Math.max(1, Math.round(high * size))];
  return from === to ? `about ${to} ${unit}` : `about ${from}–${to} ${unit}`;
}

/** `2 h ago`, `in 5 min` within seven days, after that the date. */
export function formatRelativeTime(moment: Date, now: Date): string {
  const distance = now.getTime() - moment.getTime();
  const size = Math.abs(distance);
  if (size > RELATIVE_UP_TO_MS) return formatDate(moment);
  if (size < 45 * SECOND_MS) return "just now";
  const [unit, name] = UNITS.find(([step]) => size >= step) ?? UNITS[3];
  const amount = unit === SECOND_MS ? "1 min" : `${Math.floor(size / unit)} ${name}`;
  return distance >= 0 ? `${amount} ago` : `in ${amount}`;
}

/** `3 May 2026`. */
export function formatDate(moment: Date): string {
  return DATE.format(moment);
}

/** `3 May 2026, 14:02 CEST`, for logs, audit and titles. */
export function formatAbsoluteTime(moment: Date, timeZone?: string): string {
  const formatter = timeZone ? new Intl.DateTimeFormat("en-GB", { ...DATE_AND_TIME, timeZone }) : MOMENT;
  return formatter.format(moment);
}

/** `14:02:31` in the reader's own time zone. */
export function formatClock(moment: Date): string {
  return CLOCK.format(moment);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
