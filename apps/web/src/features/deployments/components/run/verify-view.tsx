import type { RunView, VerificationCheck } from "@zerolake/execution";
import Link from "next/link";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { formatDuration } from "@/format/time.ts";
import { type VerificationRow, verificationRows } from "../../store/verification-rows.ts";

/** What was looked at after the apply, with what should have been and what was. It says what it does not prove. */
export function VerifyView({ view }: { view: RunView }) {
  const rows = verificationRows(view);
  if (rows.length === 0) return <p className="text-secondary">{view.summary ?? "The verification told nothing."}</p>;
  return (
    <div className="space-y-4">
      <p className="max-w-[72ch] text-secondary">
        After an apply the cloud is asked again and the plan is made again. That shows that what was planned is there, not that data flows
        through it.
      </p>
      <Table label="Steps of the verification">
        <thead>
          <tr>
            <HeaderCell>Result</HeaderCell>
            <HeaderCell>Step</HeaderCell>
            <HeaderCell>Expected</HeaderCell>
            <HeaderCell>Found</HeaderCell>
            <HeaderCell className="text-right">Took</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <StepRow key={row.title} row={row} />
          ))}
        </tbody>
      </Table>
      {rows.map(({ title, check }) => check && check.deviations.length > 0 && <Deviations key={title} title={title} check={check} />)}
    </div>
  );
}

function StepRow({ row: { title, role, word, check } }: { row: VerificationRow }) {
  return (
    <Row>
      <Cell>
        <StatusChip status={role}>{word}</StatusChip>
      </Cell>
      <Cell>{title}</Cell>
      <Cell className="text-secondary">{check?.expected ?? "–"}</Cell>
      <Cell className="text-secondary">{check?.found ?? "–"}</Cell>
      <Cell className="tabular whitespace-nowrap text-right text-secondary">{check ? formatDuration(check.tookMs) : "–"}</Cell>
    </Row>
  );
}

const SHOWN_MAX = 100;

function Deviations({ title, check: { deviations } }: { title: string; check: VerificationCheck }) {
  return (
    <section aria-label={title} className="space-y-2">
      <h3 className="text-title">{`${title}: ${plural(deviations.length, "resource deviates", "resources deviate")}`}</h3>
      <ul className="divide-y divide-hairline rounded-card border border-line bg-surface">
        {deviations.slice(0, SHOWN_MAX).map(({ address, text }) => (
          <li key={address} className="flex flex-wrap gap-x-3 px-3 py-1.5">
            <Link href={`?${new URLSearchParams({ tab: "timeline", sel: address }).toString()}`} className="text-accent underline">
              {address}
            </Link>
            <span className="min-w-0 break-words text-secondary">{text}</span>
          </li>
        ))}
      </ul>
      {deviations.length > SHOWN_MAX && <p className="text-muted">{plural(deviations.length - SHOWN_MAX, "more resource")} in the log.</p>}
    </section>
  );
}
