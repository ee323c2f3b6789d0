import { can, type Role } from "@zerolake/access";
import type { Deployment } from "@zerolake/db";

/** What this person may do with a deployment now; `approve` carries the reason why not. */
export interface AllowedActs {
  readonly approve: { readonly isAllowed: boolean; readonly reason?: string };
  readonly discard: boolean;
  readonly continue: boolean;
  /** Taking away what it created, as long as nothing else has changed the environment since. */
  readonly undo: boolean;
}

interface Circumstances {
  readonly role: Role;
  readonly userId: string;
  /** How many of its creations are still there. */
  readonly created: number;
  /** Nothing has changed the environment after it. */
  readonly isLatest: boolean;
  readonly isLocked: boolean;
}

/** Decides from the deployment, the role and the person; the database checks the same again in the transaction. */
export function allowedActs(deployment: Deployment, { role, userId, created, isLatest, isLocked }: Circumstances): AllowedActs {
  const { state, kind, authorIds, environment } = deployment;
  const isUnfinished = state === "failed" || state === "cancelled";
  const isAuthor = environment.needsOtherApprover && authorIds.includes(userId);
  const mayApprove = can(role, "deployment:approve");
  const reason = !mayApprove
    ? "You need the Approver or Deployer role to approve."
    : isAuthor
      ? `${environment.name} needs an approver other than the authors, and you are one of them.`
      : isLocked
        ? `${environment.name} is locked: plans are allowed, deploys are not.`
        : undefined;
  return {
    approve: { isAllowed: state === "awaitingApproval" && reason === undefined, ...(reason ? { reason } : {}) },
    discard: (state === "awaitingApproval" || state === "approved") && mayApprove,
    continue: isUnfinished && can(role, kind === "destroy" ? "deployment:destroy" : "deployment:plan"),
    undo: isUnfinished && kind === "apply" && isLatest && created > 0 && can(role, "deployment:destroy"),
  };
}
