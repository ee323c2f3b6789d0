import type { RecordedResource } from "@zerolake/planner";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { outputRows } from "../../store/output-rows.ts";
import type { StoredPlan } from "../../store/run-types.ts";

/** Names and addresses that the components offer, with what the cloud answered filled in. */
export function OutputsView({ components, recorded }: { components: StoredPlan["components"]; recorded: readonly RecordedResource[] }) {
  const rows = outputRows(components, recorded);
  if (rows.length === 0) return <p className="text-secondary">This deployment has no outputs.</p>;
  return (
    <Table label="Outputs">
      <thead>
        <tr>
          <HeaderCell>Component</HeaderCell>
          <HeaderCell>Output</HeaderCell>
          <HeaderCell>Value</HeaderCell>
          <HeaderCell>
            <span className="sr-only">Copy</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key}>
            <Cell>{row.title}</Cell>
            <Cell className="text-secondary">{`${row.port}.${row.name}`}</Cell>
            <Cell className="max-w-xl break-all font-mono text-code">
              {row.value ?? <span className="font-sans text-muted">known after apply</span>}
            </Cell>
            <Cell>{row.value !== undefined && <CopyButton label={`Copy ${row.name}`} text={() => row.value ?? ""} isIconOnly />}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
