"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { Decisions } from "../../hooks/use-decisions.ts";
import { resourceName, stepsThatLoseData } from "../../store/plan-groups.ts";
import type { Run } from "../../store/run-types.ts";

/** Always in view while a plan awaits approval: who may act, and what the button does. */
export function ApprovalBar({ run, decisions }: { run: Run; decisions: Decisions }) {
  const [comment, setComment] = useState("");
  const [typed, setTyped] = useState("");
  if (!run.plan) return null;
  const { document: plan, hash } = run.plan;
  const losing = stepsThatLoseData(plan);
  const protectedName = losing[0] ? resourceName(losing[0]) : undefined;
  const hasErrors = plan.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const reason = hasErrors ? "The plan has errors. Fix them in the designer and plan again." : run.acts.approve.reason;
  const isTyped = protectedName === undefined || typed.trim() === protectedName;
  return (
    <section aria-label="Approval" className="sticky bottom-0 z-10 -mx-6 border-line border-t bg-surface px-6 py-3">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Comment" className="min-w-60 flex-1">
          {(control) => <Input {...control} value={comment} maxLength={2000} onChange={(event) => setComment(event.target.value)} />}
        </Field>
        {protectedName !== undefined && (
          <Field label={`Data will be lost: type ${protectedName}`} className="min-w-60">
            {(control) => (
              <Input {...control} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        )}
        {run.acts.discard && (
          <Button isBusy={decisions.discard.isPending} onClick={() => decisions.discard.mutate(comment)}>
            Discard plan
          </Button>
        )}
        <Button
          variant={protectedName === undefined && run.deployment.kind === "apply" ? "primary" : "danger"}
          disabled={!isTyped}
          disabledReason={reason}
          isBusy={decisions.approve.isPending}
          onClick={() => decisions.approve.mutate({ planHash: hash, comment })}
        >
          {approveLabel(run, losing.length)}
        </Button>
      </div>
      <p className="pt-2 text-muted text-small">
        {reason ?? "This is a plan. Nothing changes until someone approves it. You can approve."}
      </p>
    </section>
  );
}

function approveLabel(run: Run, losing: number): string {
  if (run.deployment.kind === "destroy") return `Approve and destroy ${run.plan?.document.totals.destroy ?? 0} resources`;
  return losing > 0 ? "Approve and replace data" : "Approve and deploy";
}
