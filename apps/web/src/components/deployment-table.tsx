import type { DeploymentState } from "@zerolake/execution";
import type { PlanTotals } from "@zerolake/planner";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { DeploymentStateChip } from "./deployment-state-chip.tsx";

export interface DeploymentRow {
  readonly number: number;
  readonly kind: "apply" | "destroy";
  readonly state: DeploymentState;
  readonly environment: string;
  readonly version: number | null;
  readonly totals: PlanTotals | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
}

/** Deployments newest first: number, state, where, what, counts, who, when. */
export function DeploymentTable({
  label,
  rows,
  hrefOf,
}: {
  label: string;
  rows: readonly DeploymentRow[];
  hrefOf: (number: number) => string;
}) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeaderCell>Deployment</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Environment</HeaderCell>
          <HeaderCell>What</HeaderCell>
          <HeaderCell>Changes</HeaderCell>
          <HeaderCell>By</HeaderCell>
          <HeaderCell className="text-right">Asked for</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.number} className="relative">
            <Cell>
              <Link href={hrefOf(row.number)} className="font-medium after:absolute after:inset-0">
                #{row.number}
              </Link>
            </Cell>
            <Cell>
              <DeploymentStateChip state={row.state} />
            </Cell>
            <Cell>{row.environment}</Cell>
            <Cell>{row.kind === "destroy" ? "Destroy" : row.version === null ? "–" : `v${row.version}`}</Cell>
            <Cell>
              <PlanCounts totals={row.totals} />
            </Cell>
            <Cell className="text-secondary">{row.requestedBy}</Cell>
            <Cell className="whitespace-nowrap text-right text-secondary">
              <RelativeTime at={row.requestedAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** `+24 ~5 -3`; a replacement is shown by its own symbol. */
export function PlanCounts({ totals }: { totals: PlanTotals | null }) {
  if (!totals) return <span className="text-muted">–</span>;
  const counts = [
    ["+", totals.create, "to add", "text-success"],
    ["~", totals.update, "to change", "text-warning"],
    ["-/+", totals.replace, "to replace", "text-replace"],
    ["-", totals.destroy, "to destroy", "text-danger"],
  ] as const;
  const shown = counts.filter(([, count]) => count > 0);
  if (shown.length === 0) return <span className="text-muted">no changes</span>;
  return (
    <span className="inline-flex gap-2 font-mono text-code">
      {shown.map(([symbol, count, meaning, color]) => (
        <span key={symbol} className={color} title={`${count} ${meaning}`}>
          {symbol}
          {count}
          <span className="sr-only"> {meaning}</span>
        </span>
      ))}
    </span>
  );
}
