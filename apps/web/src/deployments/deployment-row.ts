import type { Deployment } from "@zerolake/db";

/** A deployment as lists show it; what only workers and the audit need stays on the server. */
export function deploymentRow(deployment: Deployment) {
  const { id, number, kind, state, environment, version, planTotals, summary, waitsBehind, retryOf } = deployment;
  const { requestedBy, approvedBy, requestedAt, startedAt, finishedAt } = deployment;
  return {
    id,
    number,
    kind,
    state,
    environment: { slug: environment.slug, name: environment.name },
    version: version?.number ?? null,
    planTotals,
    requestedBy,
    approvedBy,
    requestedAt,
    startedAt,
    finishedAt,
    waitsBehind,
    /** Number of the deployment that it tries again. */
    retryOf: retryOf?.number ?? null,
    summary,
  };
}

export type DeploymentRow = ReturnType<typeof deploymentRow>;
