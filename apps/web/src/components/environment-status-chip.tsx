import type { EnvironmentSummary } from "@zerolake/db";
import { Moon } from "lucide-react";
import { DeploymentStateChip } from "./deployment-state-chip.tsx";
import { StatusChip } from "./ui/status-chip.tsx";

/** The one thing that matters most about an environment now: its connection, what runs, what waits, how the last run ended. */
export function EnvironmentStatusChip({ environment }: { environment: EnvironmentSummary }) {
  const { holder, lastDeployment, awaitingApproval, connection, resourceCount } = environment;
  if (connection.isTestPassed === false) return <StatusChip status="danger">Connection broken</StatusChip>;
  if (holder) return <DeploymentStateChip state={holder.state} />;
  if (awaitingApproval > 0) return <DeploymentStateChip state="awaitingApproval" />;
  if (lastDeployment && lastDeployment.finishedAt === null) return <DeploymentStateChip state={lastDeployment.state} />;
  if (lastDeployment?.state === "failed") return <StatusChip status="danger">Last run failed</StatusChip>;
  if (resourceCount === 0 && environment.asleepSince === null) return <StatusChip status="neutral">Empty</StatusChip>;
  if (environment.asleepSince !== null)
    return (
      <StatusChip status="neutral" icon={<Moon aria-hidden="true" size={12} strokeWidth={2} />}>
        Asleep
      </StatusChip>
    );
  return <StatusChip status="success">Deployed</StatusChip>;
}

type Deployed = Pick<EnvironmentSummary, "deployedVersion" | "partlyAtVersion" | "resourceCount">;

/** What is deployed, in a word: a version, chosen parts of a newer one beside it, a part of one that was never finished, or nothing. */
export function deployedText({ deployedVersion, partlyAtVersion, resourceCount }: Deployed): string {
  const partly = partlyAtVersion === null || partlyAtVersion === deployedVersion ? undefined : `partly at v${partlyAtVersion}`;
  if (deployedVersion !== null) return partly ? `v${deployedVersion}, ${partly}` : `v${deployedVersion}`;
  if (partly) return `P${partly.slice(1)}`;
  return resourceCount > 0 ? "Partly deployed" : "Nothing deployed";
}
