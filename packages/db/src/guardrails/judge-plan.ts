import type { Plan } from "@zerolake/planner";
import { evaluatePolicies, type MonthlyCost, type PolicyPlace, type PolicyReport, policyReportSchema } from "@zerolake/policies";
import type { Cloud, Tier } from "@zerolake/resources";
import * as z from "zod";
import type { Transaction } from "../database.ts";
import type { Environment } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { holdGuardrailRevision } from "./guardrail-revision.ts";
import { enabledPolicies } from "./guardrails.ts";

/** What is worked out about a plan for the guardrails, and kept with what they say. */
export interface PolicyFacts {
  /** Absent when no guardrail asked for it, or when it could not be worked out. */
  readonly cost?: MonthlyCost;
}

export const policyFactsSchema: z.ZodType<PolicyFacts> = z.object({
  cost: z.object({ beforeUsd: z.number(), afterUsd: z.number(), isAtLeast: z.boolean() }).exactOptional(),
});

type Place = Pick<Environment, "name" | "position" | "tier" | "cloud" | "region" | "approvalRule">;

/** Everything that the guardrails look at. */
export interface Judged {
  readonly organizationId: string;
  readonly deploymentId: string;
  readonly hash: string;
  readonly plan: Plan;
  readonly environment: Place;
  readonly facts: PolicyFacts;
}

/** What the present guardrails say about a plan. */
export async function judgePlan(tx: Pick<Transaction, "guardrail" | "user">, judged: Judged): Promise<PolicyReport> {
  const { plan, environment, facts } = judged;
  const policies = await enabledPolicies(tx, judged.organizationId);
  return evaluatePolicies(policies, {
    plan,
    target: { cloud: environment.cloud as Cloud, region: environment.region },
    environment: placeOf(environment),
    ...(facts.cost ? { cost: facts.cost } : {}),
  });
}

/** Judges a plan and keeps what was said, where there are guardrails at all. */
export async function storeJudgement(tx: Transaction, judged: Judged): Promise<PolicyReport | null> {
  const { organizationId, deploymentId, hash: planHash, facts } = judged;
  const revision = await holdGuardrailRevision(tx, organizationId);
  if (revision === 0) return null;
  const report = await judgePlan(tx, judged);
  await tx.policyReport.create({
    data: { organizationId, deploymentId, planHash, guardrailRevision: revision, facts: toJson(facts), report: toJson(report) },
  });
  return report;
}

export interface StoredJudgement {
  readonly id: string;
  readonly guardrailRevision: number;
  readonly facts: PolicyFacts;
  readonly report: PolicyReport;
  readonly reason: string | null;
  readonly reasonBy: string | null;
}

/** What was last said about a plan; `null` when nobody judged it. */
export async function findJudgement(
  tx: Pick<Transaction, "policyReport">,
  organizationId: string,
  { deploymentId, hash }: { readonly deploymentId: string; readonly hash: string },
): Promise<StoredJudgement | null> {
  const row = await tx.policyReport.findFirst({
    where: { deploymentId, planHash: hash, organizationId },
    orderBy: [{ judgedAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const { id, guardrailRevision: revision, reason, reasonBy } = row;
  const facts = policyFactsSchema.parse(row.facts);
  return { id, guardrailRevision: revision, facts, report: policyReportSchema.parse(row.report), reason, reasonBy };
}

/** An environment as policies see it. */
export function placeOf({ name, position, tier, approvalRule }: Place): PolicyPlace {
  return { name, stage: position + 1, tier: tier as Tier, isProtected: approvalRule === "otherApprover" || approvalRule === "role" };
}
