import type { EnvironmentSummary } from "@zerolake/db";
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
  if (resourceCount === 0) return <StatusChip status="neutral">Empty</StatusChip>;
  return <StatusChip status="success">Deployed</StatusChip>;
}

/** What is deployed, in a word: a version, a part of one that was never finished, or nothing. */
export function deployedText({ deployedVersion, resourceCount }: Pick<EnvironmentSummary, "deployedVersion" | "resourceCount">): string {
  if (deployedVersion !== null) return `v${deployedVersion}`;
  return resourceCount > 0 ? "Partly deployed" : "Nothing deployed";
}
