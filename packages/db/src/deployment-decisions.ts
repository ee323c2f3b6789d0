import type { RunEvent } from "@zerolake/execution";
import { type Plan, whyNotApprovable } from "@zerolake/planner";
import type { Actor } from "./actor.ts";
import { AppError, notFound } from "./app-error.ts";
import { appendAudit } from "./audit-log.ts";
import type { Database, Transaction } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { type AcceptedLoss, requireLossAccepted } from "./deployment-consents.ts";
import { appendDeploymentEvents, moveDeployment } from "./deployment-moves.ts";
import { requireUnlocked } from "./environment-lock.ts";
import type { Deployment, Environment } from "./generated/client.ts";
import { requirePreflightAccepted } from "./plan-preflight.ts";
import { parseStoredPlan } from "./stored-documents.ts";

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
}

/**
 * Approves the plan that the reviewer saw (by its hash) and takes the place in the environment's line. Throws `conflict`
 * when the plan is another one by now, `blocked` when it has errors, or loses data or fails its preflight and that is not accepted, `forbidden` when the
 * environment wants somebody who is not among the authors.
 * Enqueue `deployment.advance` afterwards.
 */
export async function approveDeployment(
  db: Database,
  organizationId: string,
  { deploymentId, planHash, by, comment, acceptsLoss, acceptsPreflight = false }: Approval,
): Promise<{ waitsBehind?: number }> {
  return db.prisma.$transaction(async (tx) => {
    const deployment = await find(tx, organizationId, deploymentId);
    const environment = await findEnvironment(tx, deployment);
    requireOtherApprover(environment, deployment, by);
    await requireUnlocked(tx, environment);
    if (deployment.state === "awaitingApproval" && deployment.planHash !== planHash) throw planChanged();
    requireState(deployment, deployment.state === "awaitingApproval", "awaits no approval");
    const plan = await requireApprovable(tx, deployment, planHash);
    const isConsentTheirs = deployment.consentedById === by.id;
    requireLossAccepted(plan, { isConsentTheirs, environment: environment.name, accepted: acceptsLoss });
    await requirePreflightAccepted(tx, organizationId, { deploymentId, hash: planHash, isAccepted: acceptsPreflight });
    const { ahead, now } = await joinLine(tx, deployment);
    const events: RunEvent[] = ahead === undefined ? [] : [{ type: "waitingForEnvironment", behind: ahead }];
    await moveDeployment(tx, organizationId, {
      deploymentId,
      from: "awaitingApproval",
      to: "approved",
      planHash,
      by: by.name,
      ...(comment ? { comment } : {}),
      data: { approvedById: by.id, approvedAt: now, approvalComment: comment ?? null, wakeAt: now },
      events,
    });
    await audit(tx, deployment, {
      actor: by,
      action: "deployment.approve",
      after: { planHash, comment: comment ?? null, acceptsLoss: acceptsLoss !== undefined, acceptsPreflight },
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
    if (state !== "awaitingApproval" && state !== "approved") throw wrongState(deployment, "has no plan to discard");
    const reason = comment ? { comment } : {};
    await moveDeployment(tx, organizationId, {
      deploymentId,
      from: state,
      to: "discarded",
      by: by.name,
      ...reason,
      summary: `Discarded by ${by.name}.`,
    });
    await audit(tx, deployment, { actor: by, action: "deployment.discard", after: { comment: comment ?? null } });
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
    await audit(tx, deployment, { actor: by, action: "deployment.cancel" });
    if (state === "queued" || state === "approved") {
      const summary = `Cancelled by ${by.name} before anything was started.`;
      await moveDeployment(tx, organizationId, { deploymentId, from: state, to: "cancelled", by: by.name, summary });
      return { state: "cancelled" };
    }
    if (state !== "planning" && state !== "applying" && state !== "verifying") throw wrongState(deployment, "cannot be cancelled");
    if (deployment.cancelRequestedAt === null) {
      const now = await databaseNow(tx);
      const data = { cancelRequestedAt: now, cancelRequestedBy: by.name, wakeAt: now };
      await appendDeploymentEvents(tx, organizationId, { deploymentId, events: [{ type: "cancelRequested", by: by.name }], data });
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

function requireOtherApprover({ name, needsOtherApprover }: Environment, { authorIds }: Deployment, by: Person): void {
  if (!needsOtherApprover || !authorIds.includes(by.id)) return;
  throw new AppError("forbidden", {
    message: `${name} needs an approver other than the authors, and you are one of them.`,
    hint: "Ask somebody who neither edited the blueprint since the deployed version nor asked for this plan.",
  });
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

/**
 * Number of the last deployment that holds the environment or was approved for it earlier, and the database's time. The
 * environment's row is the line's door: two approvals at once get their places one after the other.
 */
async function joinLine(
  tx: Transaction,
  { id, environmentId, organizationId }: Deployment,
): Promise<{ ahead: number | undefined; now: Date }> {
  await tx.$queryRaw`SELECT 1 FROM environment WHERE id = ${environmentId}::uuid FOR UPDATE`;
  const ahead = await tx.deployment.findFirst({
    where: { environmentId, organizationId, id: { not: id }, state: { in: ["approved", "applying", "verifying"] } },
    orderBy: { approvedAt: "desc" },
    select: { number: true },
  });
  return { ahead: ahead?.number, now: await databaseNow(tx) };
}

function audit(tx: Transaction, deployment: Deployment, entry: { actor: Person; action: string; after?: unknown }): Promise<void> {
  const target = { type: "deployment", id: deployment.id, name: `#${deployment.number}` };
  return appendAudit(tx, deployment.organizationId, { ...entry, target, before: { state: deployment.state } });
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

const STATE_WORDS: Readonly<Record<Deployment["state"], string>> = {
  queued: "queued",
  planning: "being planned",
  awaitingApproval: "awaiting approval",
  approved: "approved",
  applying: "being applied",
  verifying: "being verified",
  succeeded: "finished",
  failed: "finished",
  cancelled: "cancelled",
  discarded: "discarded",
};
