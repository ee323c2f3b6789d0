import type { RunEvent } from "@zerolake/execution";
import type { Plan } from "@zerolake/planner";
import type { PreflightReport } from "@zerolake/preflight";
import { AppError } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { joinLine } from "../environments/environment-line.ts";
import type { Deployment, Environment } from "../generated/client.ts";
import { type PolicyFacts, storeJudgement } from "../guardrails/judge-plan.ts";
import { wantsPerson } from "../guardrails/plan-policies.ts";
import { toJson } from "../json-column.ts";
import type { Lease } from "../leases/lease-claim.ts";
import { approvalDeadline, isApprovedByRule, PLANS_WITHOUT_PERSON_MAX } from "./approval-terms.ts";
import { movedOn, moveUnderLease } from "./deployment-moves.ts";
import type { PlannedComponent } from "./deployment-plans.ts";
import { markDeployed } from "./mark-deployed.ts";
import { authorsOfComputed } from "./plan-authors.ts";

/** A plan with its identity and what the compiler said about the components. */
export interface ComputedPlan {
  readonly plan: Plan;
  readonly hash: string;
  readonly components: readonly PlannedComponent[];
  /** What the cloud said about it; absent when there is nothing to approve. */
  readonly preflight?: PreflightReport;
  /** What the guardrails need to know about it beyond itself. */
  readonly policyFacts?: PolicyFacts;
}

/** The moves that a worker makes until somebody decides. Each is one transaction and throws `conflict` when state or lease are not as expected. */
export async function beginPlanning(db: Database, lease: Lease): Promise<void> {
  await db.prisma.$transaction((tx) => moveUnderLease(tx, lease, { on: "plan", from: "queued" }));
}

export type PlanningEnd =
  | { readonly on: "askForApproval" }
  /** `findNothingToDo` needs nobody's approval. */
  | { readonly on: "findNothingToDo" | "fail" | "stop"; readonly summary: string };

/** Stores the plan, if there is one, and ends the planning. */
export async function finishPlanning(
  db: Database,
  lease: Lease,
  { computed, end }: { computed: ComputedPlan | undefined; end: PlanningEnd },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    if (computed && end.on === "askForApproval") return askForApproval(tx, lease, computed);
    const planned = computed ? await storePlan(tx, lease, computed) : {};
    const summary = "summary" in end ? { summary: end.summary } : {};
    const moved = await moveUnderLease(tx, lease, {
      on: end.on,
      from: "planning",
      ...summary,
      data: planned,
      events: computed ? [plannedEvent(computed)] : [],
      ...(end.on === "findNothingToDo" ? { alongside: () => markDeployed(tx, lease) } : {}),
    });
    if (end.on !== "stop") requireNotCancelled(moved);
  });
}

/** Puts the plan before a person, or, where the environment's rule asks for nobody, takes its place in the line at once. */
async function askForApproval(tx: Transaction, lease: Lease, computed: ComputedPlan) {
  const { id, environment } = await lockWithEnvironment(tx, lease);
  const planned = await storePlan(tx, lease, computed);
  const mayRuleApprove = !wantsPerson(await judge(tx, lease, { computed, environment }));
  if (mayRuleApprove && (await isApprovedByRule(tx, environment, computed))) {
    const { now, events } = await joinLine(tx, { ...lease, id });
    const data = { ...planned, approvedAt: now, wakeAt: now };
    const told = { data, events: [plannedEvent(computed), ...events] };
    requireNotCancelled(await moveUnderLease(tx, lease, { on: "approveByRule", from: "planning", ...byRule(environment), ...told }));
    return;
  }
  const data = { ...planned, approvalExpiresAt: await approvalDeadline(tx, environment), wakeAt: null };
  requireNotCancelled(await moveUnderLease(tx, lease, { on: "askForApproval", from: "planning", data, events: [plannedEvent(computed)] }));
}

/** Locked before the environment, in the order in which an approval by a person locks them. */
async function lockWithEnvironment(tx: Transaction, { deploymentId: id, environmentId, organizationId }: Lease) {
  const [row] = await tx.$queryRaw<{ approvedAt: Date | null }[]>`
    SELECT approved_at AS "approvedAt" FROM deployment WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  const environment = await tx.environment.findFirst({ where: { id: environmentId, organizationId } });
  if (!row || !environment) throw movedOn();
  return { id, environment, approvedAt: row.approvedAt };
}

function byRule({ name, approvalRule }: Environment) {
  return { by: `the rule of ${name}`, audited: { approvalRule } };
}

const PLAN_DIFFERS =
  "What is deployed, or what the environment asks for, has changed since the approval, so the plan was computed again and differs.";

/**
 * Its turn has come but the plan is another one by now, or may not begin for the reason that `message` says: back to the reviewer, or, where
 * the rule asks for nobody, on with the new one.
 */
export async function returnToApproval(db: Database, lease: Lease, computed: ComputedPlan, message = PLAN_DIFFERS): Promise<void> {
  const { deploymentId, organizationId } = lease;
  await db.prisma.$transaction(async (tx) => {
    const { environment, approvedAt } = await lockWithEnvironment(tx, lease);
    const planned = await storePlan(tx, lease, computed);
    const mayRuleApprove = !wantsPerson(await judge(tx, lease, { computed, environment }));
    const approvalExpiresAt = await approvalDeadline(tx, environment);
    await moveUnderLease(tx, lease, {
      on: "askAgain",
      from: "approved",
      data: { ...planned, approvalExpiresAt, approvedAt: null, approvedById: null, approvalComment: null, wakeAt: null },
      events: [{ type: "log", level: "warning", message }, plannedEvent(computed)],
    });
    const plans = await tx.deploymentPlan.count({ where: { deploymentId, organizationId } });
    if (plans > PLANS_WITHOUT_PERSON_MAX || !mayRuleApprove || !(await isApprovedByRule(tx, environment, computed))) return;
    const data = { approvedAt, wakeAt: await databaseNow(tx) };
    await moveUnderLease(tx, lease, { on: "approveByRule", from: "awaitingApproval", ...byRule(environment), data });
  });
}

/** Rolls the transaction back; the next turn finds the request and cancels. */
function requireNotCancelled({ cancelRequestedAt }: Deployment): void {
  if (cancelRequestedAt === null) return;
  throw new AppError("conflict", { message: "Somebody asked to cancel while the plan was being computed." });
}

/** Stores a plan and gives the columns of the deployment that tell of it. */
async function storePlan(tx: Transaction, { organizationId, deploymentId }: Lease, { plan, hash, components, preflight }: ComputedPlan) {
  await tx.deploymentPlan.createMany({
    data: [{ organizationId, deploymentId, hash, document: toJson(plan), components: toJson(components) }],
    skipDuplicates: true,
  });
  if (preflight) await tx.preflight.create({ data: { organizationId, deploymentId, planHash: hash, report: toJson(preflight) } });
  const authorIds = await authorsOfComputed(tx, organizationId, deploymentId);
  return { planHash: hash, planTotals: toJson(plan.totals), leftOut: plan.leftOut?.length ?? 0, authorIds };
}

/** What the guardrails say about it, kept with it. */
function judge(tx: Transaction, { organizationId, deploymentId }: Lease, { computed, environment }: Judging) {
  const { plan, hash, policyFacts: facts = {} } = computed;
  return storeJudgement(tx, { organizationId, deploymentId, hash, plan, environment, facts });
}

interface Judging {
  readonly computed: ComputedPlan;
  readonly environment: Environment;
}

function plannedEvent({ plan, hash }: ComputedPlan): RunEvent {
  return { type: "planned", planHash: hash, totals: plan.totals, expectedMinutes: plan.expectedMinutes };
}
