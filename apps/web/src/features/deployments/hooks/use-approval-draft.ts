"use client";

import { useState } from "react";
import { acceptedLoss, isLossAccepted, type LossAcceptance, NOTHING_ACCEPTED } from "../store/loss-acceptance.ts";
import { type DataAtRisk, dataAtRisk } from "../store/plan-groups.ts";
import { isReasonGiven, type PolicyDemand, policyDemand } from "../store/policy-lines.ts";
import type { Run, StoredPlan } from "../store/run-types.ts";
import type { Approval } from "./use-decisions.ts";

/** What a plan wants of whoever approves it, beside their consent. */
export interface Demands {
  readonly atRisk: readonly DataAtRisk[];
  /** Checks of the preflight that failed. */
  readonly unmet: number;
  readonly policies: PolicyDemand;
}

/** What a person has said so far about a plan that they may approve. */
export function useApprovalDraft(run: Run, plan: StoredPlan) {
  const [comment, setComment] = useState("");
  const [acceptance, setAcceptance] = useState<LossAcceptance>(NOTHING_ACCEPTED);
  const [acceptsPreflight, setAcceptsPreflight] = useState(false);
  const [reason, setReason] = useState("");
  const demands = demandsOf(run, plan);
  const { atRisk, unmet, policies } = demands;
  const isLossMet = atRisk.length === 0 || isLossAccepted(run.deployment, acceptance);
  const isReasonMet = policies.kind === "nothing" || (policies.kind === "reason" && isReasonGiven(reason));
  const approval: Approval = {
    planHash: plan.hash,
    comment,
    ...(atRisk.length === 0 ? {} : { acceptsLoss: acceptedLoss(run.deployment, acceptance) }),
    ...(unmet > 0 ? { acceptsPreflight } : {}),
    // The server refuses the approval when the guardrails say something else by then.
    ...(run.policies ? { policies: { seen: run.policies.digest, ...(policies.kind === "reason" ? { reason } : {}) } } : {}),
  };
  return {
    demands,
    isReady: isLossMet && isReasonMet && (unmet === 0 || acceptsPreflight),
    approval,
    comment: [comment, setComment] as const,
    acceptance: [acceptance, setAcceptance] as const,
    acceptsPreflight: [acceptsPreflight, setAcceptsPreflight] as const,
    reason: [reason, setReason] as const,
  };
}

export type ApprovalDraft = ReturnType<typeof useApprovalDraft>;

function demandsOf({ policies }: Run, { document, preflight }: StoredPlan): Demands {
  const unmet = preflight?.checks.filter(({ answer }) => answer === "no").length ?? 0;
  return { atRisk: dataAtRisk(document), unmet, policies: policyDemand(policies?.report) };
}
