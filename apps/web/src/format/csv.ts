/**
 * Before what a spreadsheet would compute: at the beginning of a cell, and behind a semicolon, a tab or a new line, at which spreadsheets that are set to another country
 * begin a new cell, whatever quotes stand around it. Blanks before the sign are passed over by some, and its wide form counts as the sign.
 */
const FORMULA = /^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠])/g;

/** A line of comma-separated values by RFC 4180. Text that a spreadsheet would take for a formula is made text by an apostrophe before it: names are typed by people. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = value.replaceAll(FORMULA, "'");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
