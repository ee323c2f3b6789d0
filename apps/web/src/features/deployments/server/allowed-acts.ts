import { isAllowed, type Permission, type Place, type Rights, whyNotApprover as whyNotApproverOf } from "@zerolake/access";
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
  readonly rights: Rights;
  readonly userId: string;
  /** How many of its creations are still there. */
  readonly created: number;
  /** Nothing has changed the environment after it. */
  readonly isLatest: boolean;
  readonly isLocked: boolean;
}

/** Decides from the deployment, the rights and the person; the database checks the same again in the transaction. */
export function allowedActs(deployment: Deployment, { rights, userId, created, isLatest, isLocked }: Circumstances): AllowedActs {
  const { state, kind, environment } = deployment;
  const isUnfinished = state === "failed" || state === "cancelled";
  const may = (permission: Permission) => isAllowed(rights, permission, placeOf(deployment));
  const lock = isLocked ? `${environment.name} is locked: plans are allowed, deploys are not.` : undefined;
  const reason = whyNotApprover(deployment, { rights, userId }) ?? lock;
  return {
    approve: { isAllowed: state === "awaitingApproval" && reason === undefined, ...(reason ? { reason } : {}) },
    discard: (state === "awaitingApproval" || state === "approved") && may("deployment:approve"),
    continue: isUnfinished && may(kind === "destroy" ? "deployment:destroy" : "deployment:plan"),
    undo: isUnfinished && kind === "apply" && isLatest && created > 0 && may("deployment:destroy"),
  };
}

/** Why the decision is not this person's, by right, authorship and the environment's rule; `undefined` when it is. */
export function whyNotApprover(
  deployment: Pick<Deployment, "authorIds" | "environment" | "projectId">,
  { rights, userId }: Pick<Circumstances, "rights" | "userId">,
): string | undefined {
  const { authorIds, environment } = deployment;
  return whyNotApproverOf(environment, { rights, place: placeOf(deployment), isAuthor: authorIds.includes(userId) });
}

function placeOf({ projectId, environment }: Pick<Deployment, "environment" | "projectId">): Place {
  return { project: projectId, environment: environment.id };
}
