import type { Rights } from "@zerolake/access";
import type { Deployment } from "@zerolake/db";
import { whyNotApprover } from "./allowed-acts.ts";

type Sorted = Pick<Deployment, "state" | "authorIds" | "requestedById" | "environment" | "projectId">;

/** The three lists of the approvals page. What waits for others and is not this person's is in none. */
export interface SortedApprovals<T> {
  readonly forMe: readonly T[];
  readonly mine: readonly T[];
  readonly decided: readonly T[];
}

/** Whose turn it is, by right and authorship. A lock passes, so that it takes nothing out of a person's list. */
export function sortApprovals<T extends Sorted>(
  deployments: readonly T[],
  { rights, userId }: { readonly rights: Rights; readonly userId: string },
): SortedApprovals<T> {
  const waiting = deployments.filter(({ state }) => state === "awaitingApproval");
  const isForMe = (deployment: T) => whyNotApprover(deployment, { rights, userId }) === undefined;
  const isMine = ({ requestedById, authorIds }: T) => requestedById === userId || authorIds.includes(userId);
  return {
    forMe: waiting.filter(isForMe),
    mine: waiting.filter((deployment) => !isForMe(deployment) && isMine(deployment)),
    decided: deployments.filter(({ state }) => state !== "awaitingApproval"),
  };
}
