"use client";

import { isTerminal, type RunView } from "@zerolake/execution";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import type { Run } from "../../store/run-types.ts";

/** The end of a run in words. When something is left undone: the first cause, and the ways on with their consequences. */
export function RunOutcome({ run, view, continueAction }: { run: Run; view: RunView; continueAction: ReactNode }) {
  if (!isTerminal(view.state) || view.summary === undefined) return null;
  const failed = Object.values(view.steps).filter((step) => step.status === "failed" || step.status === "uncertain");
  const { counts } = view;
  const left = counts.failed + counts.skipped + counts.notStarted + counts.uncertain;
  return (
    <Card className="space-y-3 p-4">
      <p className="text-title">{view.summary}</p>
      {failed.slice(0, 3).map((step) => (
        <div key={step.address} className="space-y-1">
          <p className="text-label">{step.address}</p>
          {step.error && <p className="font-mono text-code text-danger">{`${step.error.code}: ${step.error.message}`}</p>}
          <p className="text-secondary">{step.error?.remedy ?? step.detail}</p>
        </div>
      ))}
      {failed.length > 3 && <p className="text-secondary">{plural(failed.length - 3, "more failure")} in the timeline.</p>}
      {view.enteredAt.applying && left > 0 && view.state !== "succeeded" && (
        <dl className="grid gap-2 md:grid-cols-2">
          <div className="space-y-2">
            <dt>{run.acts.continue ? continueAction : <span className="text-label">Continue</span>}</dt>
            <dd className="text-secondary">
              Plans the {left} that are left and what they need. You read that plan before anything happens.
            </dd>
          </div>
          <div className="space-y-2">
            <dt className="text-label">Or leave it as it is</dt>
            <dd className="text-secondary">{counts.done} that are done stay recorded. The next plan starts from there.</dd>
          </div>
        </dl>
      )}
    </Card>
  );
}
