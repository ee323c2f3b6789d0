import type { Plan } from "@zerolake/planner";
import { type PolicyFinding, type PolicyReport, reportDigest } from "@zerolake/policies";
import { AppError, notFound } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import type { Deployment, Environment } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { guardrailRevision, holdGuardrailRevision } from "./guardrail-revision.ts";
import { findJudgement, type Judged, judgePlan, type StoredJudgement } from "./judge-plan.ts";

/** Shorter than this says nothing. */
export const POLICY_REASON_LENGTH_MIN = 10;

/** What the guardrails say about a plan, as people see it. */
export interface PlanPolicies {
  readonly report: PolicyReport;
  /** Equal for reports that say the same: an approval names the one that it was made on. */
  readonly digest: string;
  /** Why it was approved all the same. */
  readonly reason: { readonly text: string; readonly by: string } | null;
}

/**
 * What the guardrails say about the plan of a deployment: while it awaits approval, what they say now; afterwards, what they said.
 * `null` when there are none.
 */
export async function findPlanPolicies(
  db: Database,
  organizationId: string,
  { deploymentId, hash, plan }: { readonly deploymentId: string; readonly hash: string; readonly plan: Plan },
): Promise<PlanPolicies | null> {
  const revision = await guardrailRevision(db.prisma, organizationId);
  if (revision === 0) return null;
  const [deployment, stored] = await Promise.all([
    db.prisma.deployment.findFirst({ where: { id: deploymentId, organizationId }, include: { environment: true } }),
    findJudgement(db.prisma, organizationId, { deploymentId, hash }),
  ]);
  if (!deployment) return null;
  const isOpen = deployment.state === "awaitingApproval" && deployment.planHash === hash;
  if (!isOpen || stored?.guardrailRevision === revision) return stored && shown(stored);
  const { environment } = deployment;
  const report = await judgePlan(db.prisma, { organizationId, deploymentId, hash, plan, environment, facts: stored?.facts ?? {} });
  return { report, digest: reportDigest(report), reason: null };
}

export interface PolicyDecision {
  readonly deployment: Pick<Deployment, "id" | "organizationId">;
  readonly environment: Environment;
  readonly plan: Plan;
  readonly hash: string;
  readonly by: string;
  /** Digest of the report that the person saw; absent when they saw none. */
  readonly seen?: string;
  readonly reason?: string;
}

/** For the audit log: the guardrails that asked, and what was answered. */
export interface PolicyOverride {
  readonly overridden?: readonly string[];
  readonly reason?: string;
}

/**
 * Lets an approval pass by the guardrails as they are now, which nobody changes until the transaction ends; a plan that was judged by
 * others is judged again. Throws `blocked` where one blocks, or wants a reason and there is none, and `conflict` when the person saw another report.
 */
export async function requirePoliciesMet(tx: Transaction, decision: PolicyDecision): Promise<PolicyOverride> {
  const { deployment, environment, plan, hash } = decision;
  const { id: deploymentId, organizationId } = deployment;
  const revision = await holdGuardrailRevision(tx, organizationId);
  if (revision === 0) return {};
  const stored = await findJudgement(tx, organizationId, { deploymentId, hash });
  const judged = { organizationId, deploymentId, hash, plan, environment, facts: stored?.facts ?? {} };
  const isCurrent = stored?.guardrailRevision === revision;
  const report = isCurrent ? stored.report : await judgePlan(tx, judged);
  requireSeen(report, decision);
  requireNoBlock(report.findings);
  const overridden = report.findings.filter(({ effect }) => effect === "ask");
  const reason = overridden.length > 0 ? requireReason(overridden, decision.reason) : null;
  const decided = reason === null ? {} : { reason, reasonBy: decision.by };
  if (!isCurrent) await keep(tx, judged, { report, revision, decided });
  else if (reason !== null) await tx.policyReport.update({ where: { id: stored.id, organizationId }, data: decided });
  return reason === null ? {} : { overridden: [...new Set(overridden.map(({ policy }) => policy))], reason };
}

/**
 * Why an approved plan does not begin now: the guardrails were changed since and speak against it. What was approved with a reason stays approved
 * as long as they ask about nothing else. `undefined` when nothing stands in the way.
 */
export async function whyNotByPolicies(
  db: Database,
  organizationId: string,
  {
    environmentId,
    ...asked
  }: { readonly environmentId: string; readonly deploymentId: string; readonly hash: string; readonly plan: Plan },
): Promise<string | undefined> {
  const revision = await guardrailRevision(db.prisma, organizationId);
  const stored = await findJudgement(db.prisma, organizationId, asked);
  if (revision === 0 || stored?.guardrailRevision === revision) return undefined;
  const environment = await db.prisma.environment.findFirst({ where: { id: environmentId, organizationId } });
  if (!environment) throw notFound("environment");
  const report = await judgePlan(db.prisma, { ...asked, organizationId, environment, facts: stored?.facts ?? {} });
  const asking = stored?.reason ? stored.report.findings.filter(({ effect }) => effect === "ask") : [];
  const answered = new Set(asking.map(({ policyId }) => policyId));
  const against = report.findings.find(({ effect, policyId }) => effect === "block" || (effect === "ask" && !answered.has(policyId)));
  return against && `The guardrail “${against.policy}” was set or changed after the approval. ${against.message}`;
}

/** Whether the guardrails want a person to look before this goes on. */
export function wantsPerson(report: PolicyReport | null): boolean {
  return report?.findings.some(({ effect }) => effect !== "warn") ?? false;
}

function shown({ report, reason, reasonBy }: StoredJudgement): PlanPolicies {
  return { report, digest: reportDigest(report), reason: reason === null ? null : { text: reason, by: reasonBy ?? "" } };
}

function requireSeen(report: PolicyReport, { seen }: PolicyDecision): void {
  if (seen === undefined || seen === reportDigest(report)) return;
  throw new AppError("conflict", {
    message: "The guardrails were changed since you looked at this plan, and say something else about it now.",
    hint: "Read what they say, then decide again.",
  });
}

function requireNoBlock(findings: readonly PolicyFinding[]): void {
  const block = findings.find(({ effect }) => effect === "block");
  if (!block) return;
  throw new AppError("blocked", {
    message: `The guardrail “${block.policy}” blocks this plan. ${block.message}`,
    hint: `${block.remedy} Ask ${block.owner} about it.`,
  });
}

function requireReason(asking: readonly PolicyFinding[], given: string | undefined): string {
  const reason = given?.trim() ?? "";
  if (reason.length >= POLICY_REASON_LENGTH_MIN) return reason;
  throw new AppError("blocked", {
    message: `The guardrail “${asking[0]?.policy ?? ""}” wants a reason for approving this plan.`,
    hint: `Say in at least ${POLICY_REASON_LENGTH_MIN} characters why it is right all the same.`,
  });
}

interface Kept {
  readonly report: PolicyReport;
  readonly revision: number;
  readonly decided: { readonly reason?: string; readonly reasonBy?: string };
}

async function keep(tx: Transaction, { organizationId, deploymentId, hash, facts }: Judged, { report, revision, decided }: Kept) {
  const about = { organizationId, deploymentId, planHash: hash, guardrailRevision: revision };
  await tx.policyReport.create({ data: { ...about, facts: toJson(facts), report: toJson(report), ...decided } });
}
