"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DriftRow } from "../server/load-drift.ts";
import { CERTAINTY_WORDS, causeText, valueText } from "../store/drift-words.ts";

interface FindingDetailsProps {
  readonly row: DriftRow;
  readonly name: string;
  readonly organization: string;
}

/** Folded: the values, the cause, and what it means. The design is asked only when somebody unfolds. */
export function FindingDetails({ row, name, organization }: FindingDetailsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-secondary text-small">{`Details of ${name}`}</summary>
      {isOpen && <Details row={row} organization={organization} />}
    </details>
  );
}

function Details({ row, organization }: { row: DriftRow; organization: string }) {
  const hidden = row.isSensitive ? "(hidden)" : undefined;
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 pt-2 text-small">
      <Term name="What it means">{row.why}</Term>
      {row.kind === "changed" && (
        <>
          <Term name="Deployed">
            <code className="break-all font-mono text-code">{hidden ?? full(row.recorded)}</code>
          </Term>
          <Term name="In the cloud now">
            <code className="break-all font-mono text-code">{hidden ?? full(row.observed)}</code>
          </Term>
          <Term name="In the design">
            <code className="break-all font-mono text-code">{hidden ?? <Wanted row={row} organization={organization} />}</code>
          </Term>
        </>
      )}
      <Term name="Resource">
        <code className="break-all font-mono text-code">{row.address}</code> ({row.type})
      </Term>
      <Term name="Cause">{`${CERTAINTY_WORDS[row.cause.certainty]}: ${causeText(row.cause)}`}</Term>
      {row.cause.actor !== undefined && (
        <Term name="Who, as the cloud says">
          <code className="break-all font-mono text-code">{row.cause.actor}</code>
        </Term>
      )}
      <Term name="First seen">
        <RelativeTime at={row.firstSeenAt} />
      </Term>
      <Term name="Last seen">
        <RelativeTime at={row.lastSeenAt} />
      </Term>
    </dl>
  );
}

function full(value: DriftRow["recorded"]): string {
  return value === undefined || typeof value === "string" ? valueText(value) : JSON.stringify(value);
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Wanted({ row, organization }: { row: DriftRow; organization: string }) {
  const trpc = useTRPC();
  const at = { organization, project: row.project.slug, environment: row.environment.slug };
  const wanted = useQuery(trpc.drift.wanted.queryOptions({ ...at, finding: row.id }));
  if (wanted.isError) return "unknown";
  return wanted.data ? full((wanted.data.value as DriftRow["recorded"]) ?? undefined) : "…";
}
