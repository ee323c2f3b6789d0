import type { ReactNode } from "react";
import { HeaderCell, Table } from "@/components/ui/table.tsx";
import type { OrphanRow } from "../server/list-orphans.ts";
import type { Ask } from "./asked.ts";
import { FindingRow } from "./finding-row.tsx";

export interface FindingTableProps {
  readonly organization: string;
  readonly rows: readonly OrphanRow[];
  readonly onAsk: Ask;
  readonly onDismiss: (row: OrphanRow) => void;
}

interface Heading {
  readonly text: string;
  readonly title?: string;
  readonly className?: string;
}

/** Details, what resource and where, `columns` of its own, actions. */
export function FindingTable({
  label,
  organization,
  rows,
  columns,
  renderFacts,
  renderActions,
}: Pick<FindingTableProps, "organization" | "rows"> & {
  label: string;
  columns: readonly Heading[];
  renderFacts: (row: OrphanRow) => ReactNode;
  renderActions: (row: OrphanRow) => ReactNode;
}) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeaderCell>
            <span className="sr-only">Details</span>
          </HeaderCell>
          <HeaderCell>Resource</HeaderCell>
          <HeaderCell>Where</HeaderCell>
          {columns.map(({ text, ...rest }) => (
            <HeaderCell key={text} {...rest}>
              {text}
            </HeaderCell>
          ))}
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FindingRow
            key={row.id}
            organization={organization}
            row={row}
            columns={columns.length + FIXED_COLUMNS}
            facts={renderFacts(row)}
            actions={renderActions(row)}
          />
        ))}
      </tbody>
    </Table>
  );
}

const FIXED_COLUMNS = 4;
