"use client";

import { type FormEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { focusPageHeading } from "@/components/ui/page-heading.tsx";
import { useRoomForBar } from "@/components/ui/use-room-for-bar.ts";
import { plural } from "@/format/number.ts";
import { formatAbsoluteTime } from "@/format/time.ts";
import { useApprovalDraft } from "../../hooks/use-approval-draft.ts";
import type { Decisions } from "../../hooks/use-decisions.ts";
import { whoMayApprove } from "../../store/approval-words.ts";
import type { DataAtRisk } from "../../store/plan-groups.ts";
import type { PolicyDemand } from "../../store/policy-lines.ts";
import type { Run, StoredPlan } from "../../store/run-types.ts";
import { ApprovalDemands } from "./approval-demands.tsx";

export interface ApprovalBarProps {
  readonly run: Run;
  readonly decisions: Decisions;
  readonly titleOf: (component: string) => string;
  /** The run begins: the page turns from the plan to it. */
  readonly onApproved: () => void;
}

/** Always in view while a plan awaits approval: who may act, and what the button does. */
export function ApprovalBar(props: ApprovalBarProps) {
  const { plan } = props.run;
  return plan ? <PlanApproval {...props} plan={plan} /> : null;
}

function PlanApproval({ run, plan, decisions, titleOf, onApproved }: ApprovalBarProps & { readonly plan: StoredPlan }) {
  const bar = useRef<HTMLElement>(null);
  useFocusHandedOn(bar);
  useRoomForBar(bar);
  const draft = useApprovalDraft(run, plan);
  const { atRisk, policies } = draft.demands;
  const [comment, setComment] = draft.comment;
  const { reason } = run.acts.approve;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.isReady || reason !== undefined || decisions.approve.isPending) return;
    decisions.approve.mutate(draft.approval, onApproved);
  };
  return (
    <section
      ref={bar}
      aria-label="Approval"
      className="-mx-6 sticky bottom-0 z-10 border-line border-t bg-surface px-6 py-3 max-sm:-mx-4 max-sm:px-4"
    >
      <form onSubmit={submit} className="space-y-3">
        <ApprovalDemands run={run} draft={draft} titleOf={titleOf} />
        <div className="flex flex-wrap items-end gap-3">
          <Field label="Comment" className="min-w-60 flex-1">
            {(control) => <Input {...control} value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />}
          </Field>
          {run.acts.discard && (
            <Button isBusy={decisions.discard.isPending} onClick={() => decisions.discard.mutate(comment)}>
              Discard plan
            </Button>
          )}
          {policies.kind !== "block" && (
            <Button
              type="submit"
              variant={atRisk.length === 0 && run.deployment.kind === "apply" ? "primary" : "danger"}
              disabled={!draft.isReady && reason === undefined}
              disabledReason={reason}
              isBusy={decisions.approve.isPending}
            >
              {approveLabel(run, atRisk)}
            </Button>
          )}
        </div>
      </form>
      <p className="pt-2 text-muted text-small">{reason ?? footnote(run, policies)}</p>
    </section>
  );
}

/** Once it is decided the bar goes away, and the focus with it. */
function useFocusHandedOn(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      if (element?.contains(document.activeElement)) focusPageHeading();
    };
  }, [bar]);
}

function approveLabel({ deployment, plan }: Run, atRisk: readonly DataAtRisk[]): string {
  const gone = plural(plan?.document.totals.destroy ?? 0, "resource");
  if (deployment.purpose === "hibernation") return `Approve and stop ${gone}`;
  if (deployment.kind === "destroy") return `Approve and destroy ${gone}`;
  if (atRisk.length === 0) return "Approve and deploy";
  const isReplacing = atRisk.some(({ steps }) => steps.some(({ action }) => action === "replace"));
  return isReplacing ? "Approve and replace data" : "Approve and destroy data";
}

function footnote(run: Run, policies: PolicyDemand): string {
  const mayApprove = policies.kind === "block" ? "" : `${whoMayApprove(run.deployment)} You can approve.`;
  return `This is a plan. Nothing changes until someone approves it. ${mayApprove} ${whenItExpires(run)} ${whatDiscardDoes(run)}`;
}

function whenItExpires({ deployment: { approvalExpiresAt } }: Run): string {
  return approvalExpiresAt ? `It is discarded if nobody approves it until ${formatAbsoluteTime(approvalExpiresAt)}.` : "";
}

function whatDiscardDoes({ acts, deployment }: Run): string {
  return acts.discard ? `Discarding ends #${deployment.number}; nothing was changed.` : "";
}
