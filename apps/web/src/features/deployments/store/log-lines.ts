import type { LogLevel, LogLine } from "@zerolake/execution";

export interface LogFilter {
  readonly level: LogLevel;
  /** Empty = all resources. */
  readonly address: string;
  readonly text: string;
}

export interface ShownLine extends LogLine {
  /** How many equal lines in a row it stands for. */
  readonly repeats: number;
}

/** Least grave first: the keys `1` to `4` choose from here. */
export const LOG_LEVELS: readonly LogLevel[] = ["debug", "info", "warning", "error"];

/** Filters by level and above, resource and text; equal lines of one resource in a row (polls) are folded into one. */
export function shownLines(log: readonly LogLine[], filter: LogFilter): readonly ShownLine[] {
  const least = LOG_LEVELS.indexOf(filter.level);
  const wanted = filter.text.trim().toLowerCase();
  const shown: ShownLine[] = [];
  for (const line of log) {
    if (LOG_LEVELS.indexOf(line.level) < least) continue;
    if (filter.address !== "" && line.address !== filter.address) continue;
    if (wanted !== "" && !`${line.address ?? ""} ${line.message}`.toLowerCase().includes(wanted)) continue;
    const last = shown.at(-1);
    if (last && last.message === line.message && last.address === line.address)
      shown[shown.length - 1] = { ...line, repeats: last.repeats + 1 };
    else shown.push({ ...line, repeats: 1 });
  }
  return shown;
}

/** The log as a text file. */
export function logText(log: readonly LogLine[]): string {
  return log.map(({ at, level, address, message }) => `${at} ${level.padEnd(7)} ${address ? `${address}: ` : ""}${message}\n`).join("");
}

/** Everything, in order. */
export const ALL_LINES: LogFilter = { level: "debug", address: "", text: "" };

/** Positions of the lines that contain the text; none for an empty one. */
export function findMatches(lines: readonly ShownLine[], text: string): readonly number[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  return lines.flatMap((line, index) => (`${line.address ?? ""} ${line.message}`.toLowerCase().includes(wanted) ? [index] : []));
}

export interface TextPart {
  readonly at: number;
  readonly text: string;
  readonly isMatch: boolean;
}

/** The text in parts, those that are equal to the wanted text (in any case) apart. Joined again they are the text. */
export function splitAtMatches(text: string, wanted: string): readonly TextPart[] {
  const needle = wanted.trim().toLowerCase();
  const haystack = text.toLowerCase();
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = needle === "" ? -1 : haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, from)) {
    if (at > from) parts.push({ at: from, text: text.slice(from, at), isMatch: false });
    parts.push({ at, text: text.slice(at, at + needle.length), isMatch: true });
    from = at + needle.length;
  }
  if (from < text.length) parts.push({ at: from, text: text.slice(from), isMatch: false });
  return parts;
}

/** Resources that the log speaks of, by name. */
export function addressesIn(log: readonly LogLine[]): readonly string[] {
  return [...new Set(log.flatMap(({ address }) => address ?? []))].toSorted();
}

/** Position of the next error after a line, from the top again after the last one; -1 when there is none. */
export function nextError(lines: readonly Pick<ShownLine, "level">[], after: number): number {
  const errors = lines.flatMap(({ level }, index) => (level === "error" ? [index] : []));
  return errors.find((index) => index > after) ?? errors[0] ?? -1;
}
