import type { Deployment } from "@zerolake/db";

/** A deployment as lists show it; what only workers and the audit need stays on the server. */
export function deploymentRow(deployment: Deployment) {
  const { id, number, kind, state, environment, version, planTotals, summary, waitsBehind, retryOf, purpose, isScheduled, promotedFrom } =
    deployment;
  const { requestedBy, approvedBy, requestedAt, startedAt, finishedAt } = deployment;
  return {
    id,
    number,
    kind,
    purpose,
    /** A schedule asked for it, with the right of the person who set it. */
    isScheduled,
    promotedFrom: promotedFrom?.name ?? null,
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
    chosen: { components: deployment.onlyComponents.length, addresses: deployment.onlyAddresses.length, of: deployment.partsTotal },
    /** It destroys one resource that nobody recorded, and nothing else. */
    isOfOrphan: deployment.orphanId !== null,
    /** How much of what differs its plan leaves out. */
    leftOut: deployment.leftOut,
  };
}

export type DeploymentRow = ReturnType<typeof deploymentRow>;
