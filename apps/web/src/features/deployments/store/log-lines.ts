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
