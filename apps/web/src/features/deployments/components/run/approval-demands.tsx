import { StatusIcon } from "@/components/ui/status-chip.tsx";
import type { ApprovalDraft } from "../../hooks/use-approval-draft.ts";
import type { Run } from "../../store/run-types.ts";
import { AcceptLoss } from "./accept-loss.tsx";
import { AcceptPreflight } from "./accept-preflight.tsx";
import { PolicyReason } from "./policy-reason.tsx";

export interface ApprovalDemandsProps {
  readonly run: Run;
  readonly draft: ApprovalDraft;
  readonly titleOf: (component: string) => string;
}

/** What a plan wants of whoever approves it, or the guardrail for which nobody does. */
export function ApprovalDemands({ run, draft, titleOf }: ApprovalDemandsProps) {
  const { atRisk, unmet, policies } = draft.demands;
  const [acceptance, setAcceptance] = draft.acceptance;
  const [acceptsPreflight, setAcceptsPreflight] = draft.acceptsPreflight;
  const [reason, setReason] = draft.reason;
  if (policies.kind === "block") {
    return (
      <p className="flex items-center gap-2 text-danger">
        <StatusIcon status="danger" />
        {policies.sentence}
      </p>
    );
  }
  if (run.acts.approve.reason !== undefined) return null;
  return (
    <>
      {atRisk.length > 0 && (
        <AcceptLoss
          deployment={run.deployment}
          atRisk={atRisk}
          acceptance={acceptance}
          onAcceptanceChange={setAcceptance}
          titleOf={titleOf}
        />
      )}
      {unmet > 0 && <AcceptPreflight unmet={unmet} isAccepted={acceptsPreflight} onChange={setAcceptsPreflight} />}
      {policies.kind === "reason" && <PolicyReason policies={policies.policies} reason={reason} onChange={setReason} />}
    </>
  );
}
