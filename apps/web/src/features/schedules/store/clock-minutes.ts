const MINUTES_OF_DAY = 1_440;

/** "08:30" of minutes after midnight; the end of the day is "24:00". */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Minutes after midnight of "8:30" or "08:30"; `undefined` when it is no time of a day. */
export function minutesOf(clock: string): number | undefined {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(clock.trim());
  if (!parts) return undefined;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= MINUTES_OF_DAY ? total : undefined;
}
