"use client";

import { type FormEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { focusPageHeading } from "@/components/ui/page-heading.tsx";
import { useRoomForBar } from "@/components/ui/use-room-for-bar.ts";
import { plural } from "@/format/number.ts";
import type { Decisions } from "../../hooks/use-decisions.ts";
import { acceptedLoss, isLossAccepted, NOTHING_ACCEPTED } from "../../store/loss-acceptance.ts";
import { type DataAtRisk, dataAtRisk } from "../../store/plan-groups.ts";
import type { Run } from "../../store/run-types.ts";
import { AcceptLoss } from "./accept-loss.tsx";
import { AcceptPreflight } from "./accept-preflight.tsx";

export interface ApprovalBarProps {
  readonly run: Run;
  readonly decisions: Decisions;
  readonly titleOf: (component: string) => string;
  /** The run begins: the page turns from the plan to it. */
  readonly onApproved: () => void;
}

/** Always in view while a plan awaits approval: who may act, and what the button does. */
export function ApprovalBar({ run, decisions, titleOf, onApproved }: ApprovalBarProps) {
  const bar = useRef<HTMLElement>(null);
  useFocusHandedOn(bar);
  useRoomForBar(bar);
  const [comment, setComment] = useState("");
  const [acceptance, setAcceptance] = useState(NOTHING_ACCEPTED);
  const [acceptsPreflight, setAcceptsPreflight] = useState(false);
  if (!run.plan) return null;
  const { document: plan, hash, preflight } = run.plan;
  const unmet = preflight?.checks.filter(({ answer }) => answer === "no").length ?? 0;
  const atRisk = dataAtRisk(plan);
  const { reason } = run.acts.approve;
  const isReady = (atRisk.length === 0 || isLossAccepted(run.deployment, acceptance)) && (unmet === 0 || acceptsPreflight);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || reason !== undefined || decisions.approve.isPending) return;
    const loss = atRisk.length === 0 ? {} : { acceptsLoss: acceptedLoss(run.deployment, acceptance) };
    decisions.approve.mutate({ planHash: hash, comment, ...loss, ...(unmet > 0 ? { acceptsPreflight } : {}) }, onApproved);
  };
  return (
    <section
      ref={bar}
      aria-label="Approval"
      className="-mx-6 sticky bottom-0 z-10 border-line border-t bg-surface px-6 py-3 max-sm:-mx-4 max-sm:px-4"
    >
      <form onSubmit={submit} className="space-y-3">
        {atRisk.length > 0 && reason === undefined && (
          <AcceptLoss
            deployment={run.deployment}
            atRisk={atRisk}
            acceptance={acceptance}
            onAcceptanceChange={setAcceptance}
            titleOf={titleOf}
          />
        )}
        {unmet > 0 && reason === undefined && (
          <AcceptPreflight unmet={unmet} isAccepted={acceptsPreflight} onChange={setAcceptsPreflight} />
        )}
        <div className="flex flex-wrap items-end gap-3">
          <Field label="Comment" className="min-w-60 flex-1">
            {(control) => <Input {...control} value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />}
          </Field>
          {run.acts.discard && (
            <Button isBusy={decisions.discard.isPending} onClick={() => decisions.discard.mutate(comment)}>
              Discard plan
            </Button>
          )}
          <Button
            type="submit"
            variant={atRisk.length === 0 && run.deployment.kind === "apply" ? "primary" : "danger"}
            disabled={!isReady && reason === undefined}
            disabledReason={reason}
            isBusy={decisions.approve.isPending}
          >
            {approveLabel(run, atRisk)}
          </Button>
        </div>
      </form>
      <p className="pt-2 text-muted text-small">
        {reason ?? `This is a plan. Nothing changes until someone approves it. ${whoMayApprove(run)} ${whatDiscardDoes(run)}`}
      </p>
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
  if (deployment.kind === "destroy") return `Approve and destroy ${plural(plan?.document.totals.destroy ?? 0, "resource")}`;
  if (atRisk.length === 0) return "Approve and deploy";
  const isReplacing = atRisk.some(({ steps }) => steps.some(({ action }) => action === "replace"));
  return isReplacing ? "Approve and replace data" : "Approve and destroy data";
}

function whoMayApprove({ deployment: { needsOtherApprover, requestedBy } }: Run): string {
  return needsOtherApprover ? `It needs an approver other than ${requestedBy} and the authors. You can approve.` : "You can approve.";
}

function whatDiscardDoes({ acts, deployment }: Run): string {
  return acts.discard ? `Discarding ends #${deployment.number}; nothing was changed.` : "";
}
