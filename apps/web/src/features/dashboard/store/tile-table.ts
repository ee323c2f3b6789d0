import { csvLine } from "@/format/csv.ts";

/** What stands behind a tile: shown as a table, and offered as a file. */
export interface TileTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export function csvOf({ columns, rows }: TileTable): string {
  return [columns, ...rows].map(csvLine).join("");
}
