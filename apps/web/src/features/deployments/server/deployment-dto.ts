import { can, type Role } from "@zerolake/access";
import type { Deployment } from "@zerolake/db";
import { isTerminal } from "@zerolake/execution";

/** What this person may do with a deployment now; `approve` carries the reason why not. */
export interface AllowedActs {
  readonly approve: { readonly isAllowed: boolean; readonly reason?: string };
  readonly discard: boolean;
  readonly cancel: boolean;
  readonly continue: boolean;
}

/** Decides from the deployment, the role and the person; the database checks the same again in the transaction. */
export function allowedActs(deployment: Deployment, { role, userId }: { role: Role; userId: string }): AllowedActs {
  const { state, authorIds, environment } = deployment;
  const isAuthor = environment.needsOtherApprover && authorIds.includes(userId);
  const mayApprove = can(role, "deployment:approve");
  const reason = !mayApprove
    ? "You need the Approver or Deployer role to approve."
    : isAuthor
      ? `${environment.name} needs an approver other than the authors, and you are one of them.`
      : undefined;
  return {
    approve: { isAllowed: state === "awaitingApproval" && reason === undefined, ...(reason ? { reason } : {}) },
    discard: (state === "awaitingApproval" || state === "approved") && (mayApprove || can(role, "deployment:plan")),
    cancel: ["queued", "planning", "approved", "applying", "verifying"].includes(state) && can(role, "deployment:cancel"),
    continue: isTerminal(state) && (state === "failed" || state === "cancelled") && can(role, "deployment:plan"),
  };
}

/** A row of the list; what only workers and the audit need stays on the server. */
export function deploymentRow(deployment: Deployment) {
  const {
    id,
    number,
    kind,
    state,
    environment,
    version,
    planTotals,
    requestedBy,
    approvedBy,
    requestedAt,
    startedAt,
    finishedAt,
    waitsBehind,
  } = deployment;
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
    summary: deployment.summary,
  };
}

export type DeploymentRow = ReturnType<typeof deploymentRow>;
