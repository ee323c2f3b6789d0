"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DriftRow } from "../server/load-drift.ts";
import { changeText } from "../store/drift-words.ts";
import { SeverityMark } from "./severity-mark.tsx";

/** What is left aside, by whom, why and until when. */
export function IgnoredList({
  organization,
  rows,
  hasEnvironment,
}: {
  organization: string;
  rows: readonly DriftRow[];
  hasEnvironment: boolean;
}) {
  const trpc = useTRPC();
  const whyNot = useMissingPermission("drift:decide");
  const end = useMutation(
    trpc.drift.endIgnoring.mutationOptions({ onError: (error) => notify.failed("It is still ignored", problemOf(error)) }),
  );
  return (
    <Table label="Ignored findings">
      <thead>
        <tr>
          <HeaderCell>Severity</HeaderCell>
          <HeaderCell>What</HeaderCell>
          <HeaderCell>Reason</HeaderCell>
          <HeaderCell>Until</HeaderCell>
          <HeaderCell>
            <span className="sr-only">End ignoring</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id}>
            <Cell>
              <SeverityMark severity={row.severity} />
            </Cell>
            <Cell className="max-w-96">
              <p>
                {hasEnvironment && <span className="text-secondary">{row.environment.name} › </span>}
                <span className="font-medium">{row.title}</span> {row.path}
              </p>
              <p className="break-all font-mono text-code text-secondary">{changeText(row)}</p>
            </Cell>
            <Cell className="max-w-80">
              {row.ignoredReason} <span className="text-muted">({row.ignoredBy})</span>
            </Cell>
            <Cell className="whitespace-nowrap text-secondary">{row.ignoredUntil && <RelativeTime at={row.ignoredUntil} />}</Cell>
            <Cell className="text-right">
              <Button
                size="small"
                disabledReason={whyNot}
                isBusy={end.isPending && end.variables.findings.includes(row.id)}
                onClick={() => end.mutate({ organization, findings: [row.id] })}
              >
                End ignoring<span className="sr-only">{` ${row.title} ${row.path}`}</span>
              </Button>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
