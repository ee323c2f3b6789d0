import Link from "next/link";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatDuration } from "@/format/time.ts";
import type { DeploymentRow } from "../../server/deployment-dto.ts";
import { PlanCounts } from "./plan-counts.tsx";

export function DeploymentTable({ rows, base }: { rows: readonly DeploymentRow[]; base: string }) {
  return (
    <Table label="Deployments">
      <thead>
        <tr>
          {["Number", "State", "Environment", "Version", "Changes", "By", "Took", "Asked for"].map((title) => (
            <HeaderCell key={title}>{title}</HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell>
              <Link href={`${base}/deployments/${row.number}`} className="text-accent underline">
                {`#${row.number}`}
              </Link>
            </Cell>
            <Cell>
              <DeploymentStateChip state={row.state} />
            </Cell>
            <Cell>{row.environment.name}</Cell>
            <Cell>{row.kind === "destroy" ? "destroy" : row.version === null ? "–" : `v${row.version}`}</Cell>
            <Cell>{row.planTotals ? <PlanCounts totals={row.planTotals} /> : "–"}</Cell>
            <Cell className="text-secondary">
              {row.requestedBy}
              {row.approvedBy && row.approvedBy !== row.requestedBy && `, approved by ${row.approvedBy}`}
            </Cell>
            <Cell className="text-secondary">
              {row.startedAt && row.finishedAt ? formatDuration(row.finishedAt.getTime() - row.startedAt.getTime()) : "–"}
            </Cell>
            <Cell className="text-secondary">
              <RelativeTime at={row.requestedAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
