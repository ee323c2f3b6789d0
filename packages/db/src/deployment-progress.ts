import type { RunEvent } from "@zerolake/execution";
import type { Plan } from "@zerolake/planner";
import type { PreflightReport } from "@zerolake/preflight";
import { AppError } from "./app-error.ts";
import type { Database, Transaction } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { appendDeploymentEvents, moveDeployment } from "./deployment-moves.ts";
import type { PlannedComponent } from "./deployment-plans.ts";
import { toJson } from "./json-column.ts";
import type { Lease } from "./lease-claim.ts";
import { authorsOfComputed } from "./plan-authors.ts";

/** A plan with its identity and what the compiler said about the components. */
export interface ComputedPlan {
  readonly plan: Plan;
  readonly hash: string;
  readonly components: readonly PlannedComponent[];
  /** What the cloud said about it; absent when there is nothing to approve. */
  readonly preflight?: PreflightReport;
}

/** The moves that a worker makes. Each is one transaction and throws `conflict` when state or lease are not as expected. */
export async function beginPlanning(db: Database, lease: Lease): Promise<void> {
  await db.prisma.$transaction((tx) => moveUnderLease(tx, lease, { from: "queued", to: "planning" }));
}

export type PlanningEnd =
  | { readonly to: "awaitingApproval" }
  /** Nothing to change: done without anybody's approval. */
  | { readonly to: "succeeded"; readonly summary: string }
  | { readonly to: "failed" | "cancelled"; readonly summary: string };

/** Stores the plan, if there is one, and ends the planning. */
export async function finishPlanning(
  db: Database,
  lease: Lease,
  { computed, end }: { computed: ComputedPlan | undefined; end: PlanningEnd },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const planned = computed ? await storePlan(tx, lease, computed) : {};
    const summary = "summary" in end ? { summary: end.summary } : {};
    const moved = await moveUnderLease(tx, lease, {
      from: "planning",
      to: end.to,
      ...summary,
      data: { ...planned, ...(end.to === "awaitingApproval" ? { wakeAt: null } : {}) },
      events: computed ? [plannedEvent(computed)] : [],
    });
    if (moved.cancelRequestedAt !== null && end.to !== "cancelled") throw cancelledMeanwhile();
    if (end.to === "succeeded") await markDeployed(tx, lease);
  });
}

/** Its turn has come and the plan is still the same: takes the environment. */
export async function beginApplying(db: Database, lease: Lease, planHash: string): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const data = { startedAt: await databaseNow(tx) };
    await moveUnderLease(tx, lease, { from: "approved", to: "applying", planHash, data });
  });
}

/** Its turn has come but the plan is another one by now: back to the reviewer. */
export async function returnToApproval(db: Database, lease: Lease, computed: ComputedPlan): Promise<void> {
  const message =
    "What is deployed, or what the environment asks for, has changed since the approval, so the plan was computed again and differs.";
  await db.prisma.$transaction(async (tx) => {
    const planned = await storePlan(tx, lease, computed);
    await moveUnderLease(tx, lease, {
      from: "approved",
      to: "awaitingApproval",
      data: { ...planned, approvedAt: null, approvedById: null, approvalComment: null, wakeAt: null },
      events: [{ type: "log", level: "warning", message }, plannedEvent(computed)],
    });
  });
}

export async function beginVerifying(db: Database, lease: Lease): Promise<void> {
  await db.prisma.$transaction((tx) => moveUnderLease(tx, lease, { from: "applying", to: "verifying" }));
}

/** The end of a run. A success notes the version as deployed, a destruction that nothing is. */
export async function finishDeployment(
  db: Database,
  lease: Lease,
  input: {
    readonly from: "approved" | "applying" | "verifying";
    readonly result: "succeeded" | "failed" | "cancelled";
    readonly summary: string;
  },
): Promise<void> {
  const { from, result, summary } = input;
  await db.prisma.$transaction(async (tx) => {
    await moveUnderLease(tx, lease, { from, to: result, summary });
    if (result === "succeeded") await markDeployed(tx, lease);
  });
}

/** Says something in the deployment's own log; nothing once the lease is somebody else's, who then has the word. */
export async function tellUnderLease(db: Database, lease: Lease, events: readonly RunEvent[]): Promise<void> {
  const { deploymentId, organizationId } = lease;
  try {
    await db.prisma.$transaction((tx) => appendDeploymentEvents(tx, organizationId, { deploymentId, events, lease }));
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict")) throw error;
  }
}

/** Rolls the transaction back; the next turn finds the request and cancels. */
function cancelledMeanwhile(): AppError {
  return new AppError("conflict", { message: "Somebody asked to cancel while the plan was being computed." });
}

type WorkerMove = Omit<Parameters<typeof moveDeployment>[2], "deploymentId" | "lease">;

function moveUnderLease(tx: Transaction, lease: Lease, move: WorkerMove) {
  return moveDeployment(tx, lease.organizationId, { ...move, deploymentId: lease.deploymentId, lease });
}

/** Stores a plan and gives the columns of the deployment that tell of it. */
async function storePlan(tx: Transaction, { organizationId, deploymentId }: Lease, { plan, hash, components, preflight }: ComputedPlan) {
  await tx.deploymentPlan.createMany({
    data: [{ organizationId, deploymentId, hash, document: toJson(plan), components: toJson(components) }],
    skipDuplicates: true,
  });
  if (preflight) await tx.preflight.create({ data: { organizationId, deploymentId, planHash: hash, report: toJson(preflight) } });
  const authorIds = await authorsOfComputed(tx, organizationId, deploymentId);
  return { planHash: hash, planTotals: toJson(plan.totals), authorIds };
}

function plannedEvent({ plan, hash }: ComputedPlan): RunEvent {
  return { type: "planned", planHash: hash, totals: plan.totals, expectedMinutes: plan.expectedMinutes };
}

async function markDeployed(tx: Transaction, { deploymentId, environmentId, organizationId }: Lease): Promise<void> {
  const { kind, versionId, undoOfId, destroyComponents, settingsRevision } = await tx.deployment.findUniqueOrThrow({
    where: { id: deploymentId, organizationId },
    select: { kind: true, versionId: true, undoOfId: true, destroyComponents: true, settingsRevision: true },
  });
  // An undo takes away what a run that did not succeed had created; the version that was deployed before it still is.
  if (undoOfId !== null) return;
  // Without some of its components the version is deployed still: the next plan wants them back.
  if (destroyComponents.length > 0 && (await tx.recordedResource.count({ where: { environmentId, organizationId } })) > 0) return;
  await tx.environment.updateMany({
    where: { id: environmentId, organizationId },
    data:
      kind === "destroy"
        ? { deployedVersionId: null, deployedRevision: 0 }
        : { deployedVersionId: versionId, deployedRevision: settingsRevision },
  });
}
