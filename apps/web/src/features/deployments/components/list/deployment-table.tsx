import Link from "next/link";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { PlanCounts } from "@/components/deployment-table.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { formatDuration } from "@/format/time.ts";
import { paths } from "@/shell/navigation.ts";
import type { DeploymentRow } from "../../server/deployment-dto.ts";
import type { ProjectAddress } from "./deployments-page.tsx";

const TITLES = ["Number", "State", "Environment", "What", "Changes", "By", "Took", "Asked for"];

export function DeploymentTable({ rows, address: { organization, project } }: { rows: readonly DeploymentRow[]; address: ProjectAddress }) {
  return (
    <Table label="Deployments">
      <thead>
        <tr>
          {TITLES.map((title) => (
            <HeaderCell key={title}>{title}</HeaderCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} className="relative">
            <Cell>
              <Link href={paths.deployment(organization, project, row.number)} className="font-medium after:absolute after:inset-0">
                {`#${row.number}`}
              </Link>
            </Cell>
            <Cell>
              <DeploymentStateChip state={row.state} />
              {row.waitsBehind !== null && <span className="pl-2 text-muted text-small">behind #{row.waitsBehind}</span>}
            </Cell>
            <Cell>{row.environment.name}</Cell>
            <Cell className="whitespace-nowrap">{row.kind === "destroy" ? "Destroy" : row.version === null ? "–" : `v${row.version}`}</Cell>
            <Cell>
              <PlanCounts totals={row.planTotals} />
            </Cell>
            <Cell className="text-secondary">
              {row.requestedBy}
              {row.approvedBy && row.approvedBy !== row.requestedBy && `, approved by ${row.approvedBy}`}
            </Cell>
            <Cell className="whitespace-nowrap text-secondary">{durationOf(row)}</Cell>
            <Cell className="whitespace-nowrap text-secondary">
              <RelativeTime at={row.requestedAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** From its start to its end; what never started took no time worth telling. */
function durationOf({ startedAt, finishedAt }: DeploymentRow): string {
  return startedAt && finishedAt ? formatDuration(finishedAt.getTime() - startedAt.getTime()) : "–";
}
