import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import type { TileTable } from "../store/tile-table.ts";

/** What stands behind a chart. */
export function PlainTable({ label, table: { columns, rows } }: { label: string; table: TileTable }) {
  return (
    <Table label={label} className="max-h-64 overflow-y-auto">
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column}>{column}</HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no identity of their own and are never reordered
          <Row key={index}>
            {cells.map((cell, column) => (
              <Cell key={columns[column]}>{cell ?? "–"}</Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
