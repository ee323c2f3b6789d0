import Link from "next/link";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { PlanCounts } from "@/components/plan-counts.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { chosenPartsText } from "@/deployments/chosen-parts-text.ts";
import type { DeploymentRow } from "@/deployments/deployment-row.ts";
import { formatDuration } from "@/format/time.ts";

export interface DeploymentTableProps {
  readonly label: string;
  readonly rows: readonly DeploymentRow[];
  readonly hrefOf: (number: number) => string;
  /** Left out where all rows belong to one environment. */
  readonly hasEnvironment?: boolean;
}

/** Deployments newest first: number, state, where, what, counts, who, how long, when. A row is a link. */
export function DeploymentTable({ label, rows, hrefOf, hasEnvironment = true }: DeploymentTableProps) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeaderCell>Number</HeaderCell>
          <HeaderCell>State</HeaderCell>
          {hasEnvironment && <HeaderCell>Environment</HeaderCell>}
          <HeaderCell>What</HeaderCell>
          <HeaderCell>Changes</HeaderCell>
          <HeaderCell>By</HeaderCell>
          <HeaderCell className="text-right">Took</HeaderCell>
          <HeaderCell className="text-right">Asked for</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} className="relative">
            <Cell>
              <Link href={hrefOf(row.number)} className="font-medium after:absolute after:inset-0">
                {`#${row.number}`}
              </Link>
            </Cell>
            <Cell className="whitespace-nowrap">
              <DeploymentStateChip state={row.state} />
              {row.waitsBehind !== null && <span className="pl-2 text-muted text-small">behind #{row.waitsBehind}</span>}
            </Cell>
            {hasEnvironment && <Cell className="max-w-48 truncate">{row.environment.name}</Cell>}
            <Cell className="whitespace-nowrap">
              {whatOf(row)}
              <ChosenParts row={row} />
              {row.retryOf !== null && <span className="pl-2 text-muted text-small">{`tries #${row.retryOf} again`}</span>}
            </Cell>
            <Cell className="whitespace-nowrap">
              <PlanCounts totals={row.planTotals} />
            </Cell>
            <Cell className="text-secondary">{peopleOf(row)}</Cell>
            <Cell className="whitespace-nowrap text-right text-secondary">{durationOf(row)}</Cell>
            <Cell className="whitespace-nowrap text-right text-secondary">
              <RelativeTime at={row.requestedAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Version and purpose; a purpose that says all stands alone. */
export function whatOf({
  kind,
  purpose,
  version,
  promotedFrom,
  isOfOrphan,
}: Pick<DeploymentRow, "kind" | "purpose" | "version" | "promotedFrom" | "isOfOrphan">): string {
  const name = version === null ? "–" : `v${version}`;
  switch (purpose) {
    case "hibernation":
      return "Hibernate";
    case "wakening":
      return `Wake ${name}`;
    case "expiry":
      return "Destroy, expired";
    case "rollback":
      return `Roll back to ${name}`;
    case "promotion":
      return promotedFrom === null ? name : `${name} from ${promotedFrom}`;
    case "change":
      if (isOfOrphan) return "Destroy an orphan";
      return kind === "destroy" ? "Destroy" : name;
  }
}

function peopleOf({ requestedBy, approvedBy, isScheduled }: DeploymentRow): string {
  if (isScheduled) return approvedBy === null || approvedBy === requestedBy ? "Schedule" : `Schedule, approved by ${approvedBy}`;
  return approvedBy !== null && approvedBy !== requestedBy ? `${requestedBy}, approved by ${approvedBy}` : requestedBy;
}

/** From its start to its end; what never started took no time worth telling. */
function durationOf({ startedAt, finishedAt }: DeploymentRow): string {
  return startedAt && finishedAt ? formatDuration(finishedAt.getTime() - startedAt.getTime()) : "–";
}

function ChosenParts({ row }: { row: DeploymentRow }) {
  const text = chosenPartsText(row);
  return text === undefined ? null : <span className="pl-2 text-muted text-small">{text}</span>;
}
