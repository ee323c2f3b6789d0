import { HeaderCell, Table } from "@/components/ui/table.tsx";
import type { AuditRow } from "../server/audit-log.ts";
import { AuditEntryRow } from "./audit-entry-row.tsx";

/** One line for each entry; opened, it shows what changed. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <Table label="Audit log">
      <thead>
        <tr>
          <HeaderCell className="w-8 pr-0">
            <span className="sr-only">Details</span>
          </HeaderCell>
          <HeaderCell>Time</HeaderCell>
          <HeaderCell>Who</HeaderCell>
          <HeaderCell>From</HeaderCell>
          <HeaderCell>Action</HeaderCell>
          <HeaderCell>Target</HeaderCell>
          <HeaderCell>Result</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AuditEntryRow key={row.sequence} row={row} />
        ))}
      </tbody>
    </Table>
  );
}
