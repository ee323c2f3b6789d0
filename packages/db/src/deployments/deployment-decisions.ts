import { canMove, MOVES, STATE_WORDS } from "@zerolake/execution";
import { type Plan, whyNotApprovable } from "@zerolake/planner";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { joinLine } from "../environments/environment-line.ts";
import { requireUnlocked } from "../environments/environment-lock.ts";
import type { Deployment, Environment } from "../generated/client.ts";
import { requirePoliciesMet } from "../guardrails/plan-policies.ts";
import { parseStoredPlan } from "../stored-documents.ts";
import { requireApprover } from "./approval-terms.ts";
import { type AcceptedLoss, requireLossAccepted } from "./deployment-consents.ts";
import { appendDeploymentEvents, moveDeployment } from "./deployment-moves.ts";
import { requirePreflightAccepted } from "./plan-preflight.ts";

type Person = Actor & { readonly id: string };

export interface Approval {
  readonly deploymentId: string;
  /** Of the plan that the reviewer saw. */
  readonly planHash: string;
  readonly by: Person;
  readonly comment?: string;
  /** Needed when the plan loses data. */
  readonly acceptsLoss?: AcceptedLoss;
  /** Needed when the cloud says that something stands in the way. */
  readonly acceptsPreflight?: boolean;
  /** What the guardrails said when the reviewer looked, and why it is right all the same where they ask for that. */
  readonly policies?: { readonly seen: string; readonly reason?: string };
}

/**
 * Approves the plan that the reviewer saw (by its hash) and takes the place in the environment's line. Throws `conflict`
 * when the plan is another one by now, `blocked` when it has errors, or loses data or fails its preflight and that is not accepted, or a guardrail is against it, `forbidden` when the
 * environment wants somebody else: not an author, or with another role.
 * Enqueue `deployment.advance` afterwards.
 */
export async function approveDeployment(
  db: Database,
  organizationId: string,
  { deploymentId, planHash, by, comment, acceptsLoss, acceptsPreflight = false, policies }: Approval,
): Promise<{ waitsBehind?: number }> {
  return db.prisma.$transaction(async (tx) => {
    const deployment = await find(tx, organizationId, deploymentId);
    const environment = await findEnvironment(tx, deployment);
    await requireApprover(tx, { environment, deployment, by });
    await requireUnlocked(tx, environment);
    if (deployment.state === "awaitingApproval" && deployment.planHash !== planHash) throw planChanged();
    requireState(deployment, deployment.state === "awaitingApproval", "awaits no approval");
    const plan = await requireApprovable(tx, deployment, planHash);
    const isConsentTheirs = deployment.consentedById === by.id;
    requireLossAccepted(plan, { isConsentTheirs, environment: environment.name, accepted: acceptsLoss });
    await requirePreflightAccepted(tx, organizationId, { deploymentId, hash: planHash, isAccepted: acceptsPreflight });
    const met = await requirePoliciesMet(tx, { deployment, environment, plan, hash: planHash, by: by.name, ...policies });
    const { ahead, now, events } = await joinLine(tx, deployment);
    await moveDeployment(tx, organizationId, {
      deploymentId,
      on: by.kind === "schedule" ? "approveBySchedule" : "approve",
      actor: by,
      from: "awaitingApproval",
      planHash,
      ...(comment ? { comment } : {}),
      data: { approvedById: by.id, approvedAt: now, approvalComment: comment ?? null, wakeAt: now },
      events,
      audited: { planHash, comment: comment ?? null, acceptsLoss: acceptsLoss !== undefined, acceptsPreflight, ...met },
    });
    return ahead === undefined ? {} : { waitsBehind: ahead };
  });
}

/** Drops a plan that nobody wants to carry out. */
export async function discardDeployment(
  db: Database,
  organizationId: string,
  { deploymentId, by, comment }: { deploymentId: string; by: Person; comment?: string },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const deployment = await find(tx, organizationId, deploymentId);
    const { state } = deployment;
    if (!canMove(state, "discarded")) throw wrongState(deployment, "has no plan to discard");
    await moveDeployment(tx, organizationId, {
      deploymentId,
      on: "discard",
      actor: by,
      from: state,
      ...(comment ? { comment } : {}),
      summary: `Discarded by ${by.name}.`,
      audited: { comment: comment ?? null },
    });
  });
}

/**
 * Asks a deployment to stop. What has not begun is cancelled at once; a running one starts nothing new from the moment
 * this returns, and ends when its open calls have. Wake the worker with `deployment.advance` afterwards.
 */
export async function requestCancel(
  db: Database,
  organizationId: string,
  { deploymentId, by }: { deploymentId: string; by: Person },
): Promise<{ state: "cancelled" | "cancelling" }> {
  return db.prisma.$transaction(async (tx) => {
    const deployment = await find(tx, organizationId, deploymentId);
    const { state } = deployment;
    if (MOVES.cancel.from.some((from) => from === state)) {
      const summary = `Cancelled by ${by.name} before anything was started.`;
      await moveDeployment(tx, organizationId, { deploymentId, on: "cancel", actor: by, from: state, summary });
      return { state: "cancelled" };
    }
    if (!MOVES.stop.from.some((from) => from === state)) throw wrongState(deployment, "cannot be cancelled");
    if (deployment.cancelRequestedAt === null) {
      const now = await databaseNow(tx);
      const data = {
        cancelRequestedAt: now,
        cancelRequestedBy: by.name,
        cancelRequestedById: by.kind === "user" ? by.id : null,
        wakeAt: now,
      };
      await appendDeploymentEvents(tx, organizationId, { deploymentId, events: [{ type: "cancelRequested", by: by.name }], data });
      await auditRequest(tx, deployment, by);
    }
    return { state: "cancelling" };
  });
}

/** Locks the row, so that what is checked here still holds when it is written. */
async function find(tx: Transaction, organizationId: string, deploymentId: string): Promise<Deployment> {
  await tx.$queryRaw`SELECT 1 FROM deployment WHERE id = ${deploymentId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  const deployment = await tx.deployment.findFirst({ where: { id: deploymentId, organizationId } });
  if (!deployment) throw notFound("deployment");
  return deployment;
}

function findEnvironment(tx: Transaction, { environmentId, organizationId }: Deployment): Promise<Environment> {
  return tx.environment.findUniqueOrThrow({ where: { id: environmentId, organizationId } });
}

/** A plan that was computed again when its turn came may have errors by then, such as data that is lost without a consent. */
async function requireApprovable(tx: Transaction, { id, number, organizationId }: Deployment, hash: string): Promise<Plan> {
  const stored = await tx.deploymentPlan.findFirst({ where: { deploymentId: id, hash, organizationId }, select: { document: true } });
  const plan = stored && parseStoredPlan(stored.document);
  const reason = plan ? whyNotApprovable(plan) : "It is not stored.";
  if (plan && reason === undefined) return plan;
  throw new AppError("blocked", {
    message: `The plan of deployment #${number} cannot be carried out: ${reason}`,
    hint: "Discard it, mend what is wrong, and plan again.",
  });
}

/** No change of state yet: the worker's `stop` follows. */
function auditRequest(tx: Transaction, { id, number, state, organizationId }: Deployment, actor: Person): Promise<void> {
  const target = { type: "deployment", id, name: `#${number}` };
  return appendAudit(tx, organizationId, { actor, action: "deployment.requestCancel", target, before: { state } });
}

function requireState(deployment: Deployment, isRight: boolean, sentence: string): void {
  if (!isRight) throw wrongState(deployment, sentence);
}

function wrongState({ number, state }: Deployment, sentence: string): AppError {
  return new AppError("conflict", {
    message: `Deployment #${number} ${sentence}: it is ${STATE_WORDS[state]}.`,
    hint: "Look at its present state.",
  });
}

function planChanged(): AppError {
  return new AppError("conflict", {
    message: "The plan was computed again since you looked at it, and it differs.",
    hint: "Read the new plan, then approve that one.",
  });
}
