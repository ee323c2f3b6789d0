import {
  type Deployment,
  type Discard,
  listDeployments,
  listDiscards,
  listPlanLosses,
  listWaitingPlans,
  type PlanLoss,
} from "@zerolake/db";
import { awaitsPerson } from "@/deployments/awaits-person.ts";
import { deploymentRow } from "@/deployments/deployment-row.ts";
import { expiryWarning } from "../store/approval-words.ts";
import type { OrganizationContext } from "./contexts.ts";
import { sortApprovals } from "./sort-approvals.ts";

/** Of each kind, the newest; more than anybody reads. */
const LISTED_MAX = 200;
const DECIDED_KEPT_MS = 90 * 24 * 3_600_000;

type Asking = Pick<OrganizationContext, "organization" | "rights" | "user"> & {
  readonly services: Pick<OrganizationContext["services"], "database">;
};

/** Newest first: waiting by when it was asked for, decided by when that was. */
export async function listApprovals({ services: { database }, organization, rights, user }: Asking) {
  const decidedSince = new Date(Date.now() - DECIDED_KEPT_MS);
  const [waiting, decided] = await Promise.all([
    listDeployments(database, organization.id, { states: ["awaitingApproval"], limit: LISTED_MAX }),
    listDeployments(database, organization.id, { decidedSince, limit: LISTED_MAX }),
  ]);
  const sorted = sortApprovals([...waiting, ...decided], { rights, userId: user.id });
  const [losses, discards] = await Promise.all([
    listPlanLosses(database, organization.id, idsOf(waiting)),
    listDiscards(database, organization.id, idsOf(decided)),
  ]);
  const lossOf = new Map(losses.map((loss) => [loss.deploymentId, loss]));
  const discardOf = new Map(discards.map((discard) => [discard.deploymentId, discard]));
  const row = (deployment: Deployment) => approvalRow(deployment, lossOf.get(deployment.id), discardOf.get(deployment.id));
  return {
    forMe: sorted.forMe.map(row),
    mine: sorted.mine.map(row),
    decided: sorted.decided.map(row).toSorted((one, other) => decidedAt(other) - decidedAt(one)),
    /** There may be older ones. */
    isCut: waiting.length === LISTED_MAX || decided.length === LISTED_MAX,
  };
}

/** For the badge; no more than the list shows. */
export async function countApprovals({ services: { database }, organization, rights, user }: Asking): Promise<number> {
  const waiting = await listWaitingPlans(database, organization.id);
  return waiting.filter((plan) => awaitsPerson(plan, { rights, user })).length;
}

function approvalRow(deployment: Deployment, loss: PlanLoss | undefined, discard: Discard | undefined) {
  return {
    ...deploymentRow(deployment),
    project: { slug: deployment.project.slug, name: deployment.project.name },
    /** What becomes of data while it waits; of what is decided, the plan itself tells. */
    loss: loss ? (loss.isReplacing ? ("replaces" as const) : ("loses" as const)) : null,
    decision: decisionOf(deployment, discard),
    /** A day before nobody can approve it any more; `null` as long as there is time. */
    expiry: deployment.state === "awaitingApproval" ? (expiryWarning(deployment.approvalExpiresAt, Date.now()) ?? null) : null,
  };
}

/** The last one counts: what was approved can still be discarded before its turn. `null` while it awaits one. */
function decisionOf({ state, approvedBy, approvedAt, approvalComment, finishedAt }: Deployment, discard: Discard | undefined) {
  if (state === "awaitingApproval") return null;
  if (discard && finishedAt) return { word: "Discarded" as const, by: discard.by, at: finishedAt, comment: discard.comment };
  return approvedBy !== null && approvedAt !== null
    ? { word: "Approved" as const, by: approvedBy, at: approvedAt, comment: approvalComment }
    : null;
}

export type ApprovalRow = ReturnType<typeof approvalRow>;

function decidedAt({ decision }: ApprovalRow): number {
  return decision?.at.getTime() ?? 0;
}

function idsOf(deployments: readonly Deployment[]): string[] {
  return deployments.map(({ id }) => id);
}
