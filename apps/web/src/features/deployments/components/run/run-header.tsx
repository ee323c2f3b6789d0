"use client";

import { isTerminal, type RunView } from "@zerolake/execution";
import Link from "next/link";
import type { ReactNode } from "react";
import { DeploymentStateChip } from "@/components/deployment-state-chip.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { formatEstimate, formatTimer } from "@/format/time.ts";
import { ConnectionIndicator } from "@/live/connection-indicator.tsx";
import { elapsedMs, minutesLeft } from "../../store/elapsed.ts";
import type { Run } from "../../store/run-types.ts";
import { RunCounts } from "./run-counts.tsx";
import { RunPhases } from "./run-phases.tsx";

export function RunHeader({
  run,
  view,
  now,
  environmentHref,
  actions,
}: {
  run: Run;
  view: RunView;
  now: number;
  environmentHref: string;
  actions: ReactNode;
}) {
  const { deployment } = run;
  const left = minutesLeft(view, now);
  const isRunning = view.state === "applying" || view.state === "verifying" || view.state === "planning";
  return (
    <div className="space-y-3">
      <PageHeader
        title={`#${deployment.number} ${deployment.kind === "destroy" ? "Destroy" : "Deploy"}`}
        status={<DeploymentStateChip state={view.state} />}
        description={
          <p>
            {deployment.version !== null && <>v{deployment.version} </>}
            {deployment.kind === "destroy" ? "destruction of " : "to "}
            <Link href={environmentHref} className="text-accent underline">
              {deployment.environment.name}
            </Link>{" "}
            · by {deployment.requestedBy}, <RelativeTime at={deployment.requestedAt} />
            {deployment.approvedBy && <> · approved by {deployment.approvedBy}</>}
          </p>
        }
        actions={actions}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <RunPhases view={view} />
        {view.enteredAt.applying && <RunCounts view={view} />}
        <span className="flex-1" />
        {isRunning && (
          <span className="tabular text-secondary text-small">
            {formatTimer(elapsedMs(view, now, deployment.finishedAt))} elapsed{left && <> · {formatEstimate(left)} left</>}
          </span>
        )}
        {!isTerminal(view.state) && <ConnectionIndicator />}
      </div>
    </div>
  );
}
