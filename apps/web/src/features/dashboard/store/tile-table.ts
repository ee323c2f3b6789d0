/** What stands behind a tile: shown as a table, and offered as a file. */
export interface TileTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Comma-separated values by RFC 4180. Text that a spreadsheet would take for a formula is made text by a leading apostrophe. */
export function csvOf({ columns, rows }: TileTable): string {
  return [columns, ...rows].map((cells) => `${cells.map(cellOf).join(",")}\r\n`).join("");
}

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
