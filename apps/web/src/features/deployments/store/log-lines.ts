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

const LEVELS: readonly LogLevel[] = ["debug", "info", "warning", "error"];

/** Filters by level and above, resource and text; equal lines of one resource in a row (polls) are folded into one. */
export function shownLines(log: readonly LogLine[], filter: LogFilter): readonly ShownLine[] {
  const least = LEVELS.indexOf(filter.level);
  const wanted = filter.text.trim().toLowerCase();
  const shown: ShownLine[] = [];
  for (const line of log) {
    if (LEVELS.indexOf(line.level) < least) continue;
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
export const ALL_LINES: LogFilter = { level: "info", address: "", text: "" };

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
