import { TriangleAlert } from "lucide-react";
import { PlanCounts } from "@/components/plan-counts.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";
import type { ApprovalRow } from "../../server/list-approvals.ts";

export interface ApprovalTableProps {
  readonly label: string;
  readonly rows: readonly ApprovalRow[];
  readonly organization: string;
}

/** What, where, how much, what becomes of data, who asked or decided, and the way to the plan. */
export function ApprovalTable({ label, rows, organization }: ApprovalTableProps) {
  const isDecided = rows.some(({ decision }) => decision !== null);
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeaderCell>Plan</HeaderCell>
          <HeaderCell>Changes</HeaderCell>
          {!isDecided && <HeaderCell>Data</HeaderCell>}
          <HeaderCell>Asked for</HeaderCell>
          {isDecided && <HeaderCell>Decision</HeaderCell>}
          <HeaderCell>
            <span className="sr-only">Review</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell className="max-w-80 truncate">
              <span className="font-medium">{`#${row.number}`}</span>
              {` ${row.project.name} → ${row.environment.name}`}
              {row.kind === "destroy" && <span className="text-danger"> · Destroy</span>}
            </Cell>
            <Cell className="whitespace-nowrap">
              <PlanCounts totals={row.planTotals} />
            </Cell>
            {!isDecided && <Cell className="whitespace-nowrap">{row.loss && <Loss loss={row.loss} />}</Cell>}
            <Cell className="whitespace-nowrap text-secondary">
              {row.requestedBy}, <RelativeTime at={row.requestedAt} />
              {row.expiry && <span className="block text-small text-warning">{row.expiry}</span>}
            </Cell>
            {isDecided && <Cell className="max-w-96">{row.decision && <Decision decision={row.decision} />}</Cell>}
            <Cell className="text-right">
              <LinkButton size="small" href={`${paths.deployment(organization, row.project.slug, row.number)}?tab=plan`}>
                Review plan
                <span className="sr-only">{` #${row.number} of ${row.project.name}`}</span>
              </LinkButton>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Loss({ loss }: { loss: NonNullable<ApprovalRow["loss"]> }) {
  return (
    <span className="inline-flex items-center gap-1 text-warning">
      <TriangleAlert aria-hidden="true" size={14} strokeWidth={2} />
      {loss === "replaces" ? "replaces data" : "loses data"}
    </span>
  );
}

function Decision({ decision: { word, by, at, comment } }: { decision: NonNullable<ApprovalRow["decision"]> }) {
  return (
    <>
      <span className="whitespace-nowrap text-secondary">
        {`${word} by ${by}, `}
        <RelativeTime at={at} />
      </span>
      {comment && <p className="break-words">{`“${comment}”`}</p>}
    </>
  );
}
