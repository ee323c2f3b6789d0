/** When an environment works: the same hours on the named days, by the clocks of one zone. */
export interface WorkingHours {
  /** IANA name, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight; `endMinute` up to 1440, the end of the day. */
  readonly startMinute: number;
  readonly endMinute: number;
}

/** A moment at which the hours begin or end. */
export interface HoursChange {
  readonly at: Date;
  readonly action: "wake" | "hibernate";
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Every change comes again within a week; a day more on both sides leaves no spurious edge inside. */
const REACH_DAYS = 9;

/**
 * The last change at this moment or before it; `undefined` when the hours never begin or end. A local time that the clocks skip is the one
 * as long after the skip; of one that comes twice the first counts.
 */
export function lastHoursChange(hours: WorkingHours, at: Date): HoursChange | undefined {
  return changesAround(hours, at).findLast((change) => change.at <= at);
}

/** As `lastHoursChange`, the first one after this moment. */
export function nextHoursChange(hours: WorkingHours, at: Date): HoursChange | undefined {
  return changesAround(hours, at).find((change) => change.at > at);
}

/** Whether the platform knows the zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

type Span = readonly [number, number];

function changesAround(hours: WorkingHours, at: Date): readonly HoursChange[] {
  const today = Math.floor(localTime(at.getTime(), hours.timeZone) / DAY_MS);
  const spans: Span[] = [];
  for (let day = today - REACH_DAYS; day <= today + REACH_DAYS; day += 1) {
    if (!hours.days.includes(weekdayOf(day))) continue;
    const [start, end] = [hours.startMinute, hours.endMinute].map((minute) => instantOf(day * DAY_MS + minute * MINUTE_MS, hours.timeZone));
    if (start !== undefined && end !== undefined && start < end) spans.push([start, end]);
  }
  const [from, to] = [at.getTime() - (REACH_DAYS - 1) * DAY_MS, at.getTime() + (REACH_DAYS - 1) * DAY_MS];
  return joined(spans)
    .flatMap(([start, end]): HoursChange[] => [
      { at: new Date(start), action: "wake" },
      { at: new Date(end), action: "hibernate" },
    ])
    .filter((change) => change.at.getTime() > from && change.at.getTime() < to);
}

/** What ends when the next one begins never ends. The spans are in order. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const [start, end] of spans) {
    const last = whole.at(-1);
    if (last && start <= last[1]) whole[whole.length - 1] = [last[0], Math.max(last[1], end)];
    else whole.push([start, end]);
  }
  return whole;
}

/** Day 0 is 1 January 1970, a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The moment at which the clocks of the zone show a local time, both in milliseconds; the zone changes its clocks at most once in two days. */
function instantOf(local: number, timeZone: string): number {
  const offsetNear = (instant: number) => localTime(instant, timeZone) - instant;
  const byOffsetBefore = local - offsetNear(local - DAY_MS);
  const byOffsetAfter = local - offsetNear(local + DAY_MS);
  const candidates = [Math.min(byOffsetBefore, byOffsetAfter), Math.max(byOffsetBefore, byOffsetAfter)];
  return candidates.find((instant) => localTime(instant, timeZone) === local) ?? byOffsetBefore;
}

/** What the clocks of the zone show at a moment, counted as if they were those of UTC. */
function localTime(instant: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const whole = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return whole + (((instant % 1_000) + 1_000) % 1_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}
