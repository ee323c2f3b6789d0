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
  const { state, kind, environment } = deployment;
  const isUnfinished = state === "failed" || state === "cancelled";
  const mayApprove = can(role, "deployment:approve");
  const lock = isLocked ? `${environment.name} is locked: plans are allowed, deploys are not.` : undefined;
  const reason = whyNotApprover(deployment, { role, userId }) ?? lock;
  return {
    approve: { isAllowed: state === "awaitingApproval" && reason === undefined, ...(reason ? { reason } : {}) },
    discard: (state === "awaitingApproval" || state === "approved") && mayApprove,
    continue: isUnfinished && can(role, kind === "destroy" ? "deployment:destroy" : "deployment:plan"),
    undo: isUnfinished && kind === "apply" && isLatest && created > 0 && can(role, "deployment:destroy"),
  };
}

/** Why the decision is not this person's, by role and authorship; `undefined` when it is. */
export function whyNotApprover(
  { authorIds, environment }: Pick<Deployment, "authorIds" | "environment">,
  { role, userId }: Pick<Circumstances, "role" | "userId">,
): string | undefined {
  if (!can(role, "deployment:approve")) return "You need the Approver or Deployer role to approve.";
  if (!environment.needsOtherApprover || !authorIds.includes(userId)) return undefined;
  return `${environment.name} needs an approver other than the authors, and you are one of them.`;
}
