import type { AuditAnchor, AuditEntry } from "@zerolake/db";
import { csvLine } from "@/format/csv.ts";

/** The forms in which a log can be taken away. */
export const EXPORT_FORMATS = ["jsonl", "csv"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const COLUMNS = [
  ["sequence", ({ sequence }) => sequence],
  ["time", ({ at }) => at.toISOString()],
  ["kind", ({ actorKind }) => actorKind],
  ["who", ({ actorName }) => actorName],
  ["who id", ({ actorId }) => actorId],
  ["address", ({ address }) => address],
  ["program", ({ userAgent }) => userAgent],
  ["action", ({ action }) => action],
  ["target type", ({ targetType }) => targetType],
  ["target", ({ targetName }) => targetName],
  ["target id", ({ targetId }) => targetId],
  ["result", ({ result }) => result ?? "done"],
  ["before", ({ before }) => jsonCell(before)],
  ["after", ({ after }) => jsonCell(after)],
  ["hash", ({ hash }) => hash],
] as const satisfies readonly (readonly [string, (entry: AuditEntry) => string | number | null])[];

/** The text of an export, piece by piece: entries, and as its last line the signed end of the chain at that moment. */
export async function* exportLines(
  pages: AsyncIterable<readonly AuditEntry[]>,
  { format, anchor }: { readonly format: ExportFormat; readonly anchor: AuditAnchor },
): AsyncGenerator<string> {
  if (format === "csv") yield csvLine(COLUMNS.map(([title]) => title));
  for await (const page of pages) yield page.map(format === "csv" ? csvEntry : jsonEntry).join("");
  yield format === "csv"
    ? csvLine(["", anchor.at.toISOString(), "anchor", ...COLUMNS.slice(4).map(() => ""), JSON.stringify(anchor)])
    : `${JSON.stringify({ anchor })}\n`;
}

/** With everything that its hash is made of, so that a reader can check the chain without us. */
function jsonEntry(entry: AuditEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function csvEntry(entry: AuditEntry): string {
  return csvLine(COLUMNS.map(([, valueOf]) => valueOf(entry)));
}

function jsonCell(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
