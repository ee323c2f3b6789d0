"use client";

import { isTerminal, type RunView } from "@zerolake/execution";
import Link from "next/link";
import type { ReactNode } from "react";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { chosenPartsText } from "@/deployments/chosen-parts-text.ts";
import { formatDuration, formatEstimate, formatTimer } from "@/format/time.ts";
import { paths } from "@/shell/navigation.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import { elapsedMs, minutesLeft } from "../../store/elapsed.ts";
import type { Run } from "../../store/run-types.ts";
import { RunCounts } from "./run-counts.tsx";
import { RunPhases } from "./run-phases.tsx";

export interface RunHeaderProps {
  readonly address: RunAddress;
  readonly run: Run;
  readonly view: RunView;
  readonly now: number;
  readonly actions: ReactNode;
}

/** What it is, where it stands, how long it takes. */
export function RunHeader({ address, run, view, now, actions }: RunHeaderProps) {
  const { deployment } = run;
  return (
    <div className="space-y-3">
      <PageHeader
        title={`#${deployment.number} → ${deployment.environment.name}`}
        status={<DeploymentStateChip state={view.state} />}
        description={<WhatAndWho address={address} run={run} />}
        actions={actions}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <RunPhases view={view} approvedBy={deployment.approvedBy} />
        {view.enteredAt.applying && <RunCounts view={view} />}
        <span className="flex-1" />
        <Clock run={run} view={view} now={now} />
      </div>
    </div>
  );
}

function WhatAndWho({ address: { organization, project }, run }: { address: RunAddress; run: Run }) {
  const { deployment, environment, surroundings } = run;
  const { retryOf, retries, undoOf, undoneBy } = surroundings;
  const place = { organization, project, environment: deployment.environment.slug };
  const link = (number: number) => (
    <Link key={number} href={paths.deployment(organization, project, number)} className="text-accent underline">
      #{number}
    </Link>
  );
  return (
    <div className="space-y-1">
      <p>
        {whatItDoes(run)}{" "}
        <Link href={paths.environment(place.organization, place.project, place.environment)} className="text-accent underline">
          {deployment.environment.name}
        </Link>
        {environment && ` (${environment.connection.name}, ${environment.region})`} · by{" "}
        {deployment.isScheduled ? `the schedule that ${deployment.requestedBy} set` : deployment.requestedBy},{" "}
        <RelativeTime at={deployment.requestedAt} />
        {retryOf && <> · tries {link(retryOf.number)} again</>}
        {undoOf && <> · undoes {link(undoOf.number)}</>}
        {retries.length > 0 && <> · tried again in {retries.map(({ number }) => link(number))}</>}
        {undoneBy.length > 0 && <> · undone in {undoneBy.map(({ number }) => link(number))}</>}
      </p>
      {deployment.approvalComment && deployment.approvedAt && (
        <p>
          “{deployment.approvalComment}” {deployment.approvedBy}, <RelativeTime at={deployment.approvedAt} />
        </p>
      )}
    </div>
  );
}

function whatItDoes({ deployment, environment, surroundings }: Run): string {
  if (surroundings.undoOf) return "Takes away what a deployment created in";
  if (deployment.orphanId !== null) return "Destroys one resource that nobody recorded in";
  if (deployment.purpose === "hibernation") return "Stops the compute of";
  if (deployment.kind === "destroy")
    return deployment.purpose === "expiry" ? "Destroys, at its end, resources of" : "Destroys resources of";
  const before = environment?.deployedVersion;
  const isChange = before !== null && before !== undefined && before !== deployment.version && deployment.finishedAt === null;
  const parts = chosenPartsText(deployment);
  const version = `v${deployment.version ?? "?"}${isChange ? ` on v${before}` : ""}`;
  return `${WORDS_BEFORE[deployment.purpose] ?? ""}${parts ? `${parts} of ` : ""}${version}${origin(deployment)} to`;
}

const WORDS_BEFORE: Readonly<Partial<Record<Run["deployment"]["purpose"], string>>> = { rollback: "Rolls back: ", wakening: "Wakes: " };

function origin({ promotedFrom }: Run["deployment"]): string {
  return promotedFrom === null ? "" : ` from ${promotedFrom}`;
}

function Clock({ run, view, now }: { run: Run; view: RunView; now: number }) {
  if (view.state === "awaitingApproval" || view.state === "approved" || view.enteredAt.planning === undefined) return null;
  const elapsed = elapsedMs(view, now, run.deployment.finishedAt);
  if (isTerminal(view.state))
    return view.enteredAt.applying ? <span className="text-secondary text-small">took {formatDuration(elapsed)}</span> : null;
  const left = minutesLeft(view, now);
  return (
    <span className="tabular text-secondary text-small">
      {formatTimer(elapsed)} elapsed{left && <> · {formatEstimate(left)} left</>}
    </span>
  );
}
