"use client";

import { isTerminal, type RunView, type StepView } from "@zerolake/execution";
import Link from "next/link";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { useFollowUp } from "../../hooks/use-follow-up.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import type { Run } from "../../store/run-types.ts";
import { StepError } from "./step-error.tsx";

const FAILURES_SHOWN_MAX = 3;

export interface RunOutcomeProps {
  readonly address: RunAddress;
  readonly run: Run;
  readonly view: RunView;
}

/** The end of a run in words. When something is left undone: the first causes, and the ways on with their consequences. */
export function RunOutcome({ address, run, view }: RunOutcomeProps) {
  if (!isTerminal(view.state) || view.summary === undefined) return null;
  const failed = Object.values(view.steps).filter((step) => step.status === "failed" || step.status === "uncertain");
  const environmentHref = paths.environment(address.organization, address.project, run.deployment.environment.slug);
  const isPartlyDone = view.enteredAt.applying !== undefined && view.state !== "succeeded";
  return (
    <Card>
      <div className="space-y-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-title">{isPartlyDone ? countsSentence(view) : outcomeSentence(run, view)}</p>
          {view.state === "succeeded" && <LinkButton href={environmentHref}>Open environment</LinkButton>}
        </div>
        {failed.slice(0, FAILURES_SHOWN_MAX).map((step) => (
          <div key={step.address} className="space-y-1">
            <Link
              href={`?${new URLSearchParams({ tab: "timeline", sel: step.address }).toString()}`}
              className="font-medium text-accent underline"
            >
              {step.address}
            </Link>
            {step.error ? (
              <StepError address={step.address} error={step.error} action={<Remedy address={address} run={run} step={step} />} />
            ) : (
              <p className="text-secondary">{step.detail}</p>
            )}
          </div>
        ))}
        {failed.length > FAILURES_SHOWN_MAX && (
          <p className="text-secondary">{plural(failed.length - FAILURES_SHOWN_MAX, "more failure")} in the timeline.</p>
        )}
        {isPartlyDone && failed.length === 0 && !saysTheSame(view.summary, countsSentence(view)) && (
          <p className="text-secondary">{view.summary}</p>
        )}
        {isPartlyDone && <WaysOn address={address} run={run} view={view} />}
      </div>
    </Card>
  );
}

/** The place where the cause of a failure is put right, when there is one in the console. */
function Remedy({ address: { organization, project }, run, step }: Pick<RunOutcomeProps, "address" | "run"> & { step: StepView }) {
  const connection = run.environment?.connection.id;
  switch (step.error?.class) {
    case "permission":
      return connection === undefined ? null : (
        <LinkButton size="small" href={paths.connection(organization, connection)}>
          Open connection
        </LinkButton>
      );
    case "invalid":
      return (
        <LinkButton size="small" href={`${paths.designer(organization, project, "main")}?sel=${encodeURIComponent(step.component)}`}>
          Open component in designer
        </LinkButton>
      );
    default:
      return null;
  }
}

/** Continue, undo or leave: each says what it does, and none acts without a plan that somebody approves. */
function WaysOn({ address, run, view }: RunOutcomeProps) {
  const followUp = useFollowUp(address, run);
  const { organization, project } = address;
  const { deployment, acts, created } = run;
  const { environment, number } = deployment;
  // The run's log is ahead of the row that says what a person may do: it is being read again.
  const isRowOld = deployment.state !== view.state;
  const left = view.counts.failed + view.counts.skipped + view.counts.notStarted + view.counts.uncertain;
  const destroyPage = `${paths.environmentTab({ organization, project, environment: environment.slug }, "destroy")}?undo=${number}`;
  return (
    <ul className="grid gap-4 border-hairline border-t pt-3 md:grid-cols-3">
      <li className="space-y-2">
        <Button
          variant="primary"
          isBusy={followUp.isPending || isRowOld}
          disabledReason={acts.continue || isRowOld ? undefined : "You need the right to plan in this environment."}
          onClick={() => followUp.planAgain()}
        >
          {left > 0 ? "Continue" : "Plan again"}
        </Button>
        <p className="text-secondary">
          {left > 0 ? `Plans the ${left} that are left and what they need.` : "Plans what still differs."} You read that plan before
          anything happens.
        </p>
      </li>
      {acts.undo && (
        <li className="space-y-2">
          <LinkButton href={destroyPage}>{`Undo what #${number} created…`}</LinkButton>
          <p className="text-secondary">
            Plans to destroy the {plural(created.length, "resource")} that it created and nothing else. Settings that it changed stay
            changed.
          </p>
        </li>
      )}
      <li className="space-y-2">
        <p className="flex h-8 items-center text-label">Leave as it is</p>
        <p className="text-secondary">
          {environment.name} stays as it is now. What is done is recorded, and the next plan starts from there.
        </p>
      </li>
    </ul>
  );
}

/** The summary of the worker; a destruction says what is gone and what stayed. */
function outcomeSentence({ deployment, plan }: Run, view: RunView): string {
  if (deployment.kind === "apply" || view.state !== "succeeded" || !view.enteredAt.applying) return view.summary ?? "";
  const kept = plan?.document.kept.length ?? 0;
  const gone = `${plural(view.counts.done, "resource was", "resources were")} destroyed`;
  return kept === 0 ? `${gone}. Nothing of it is deployed any more.` : `${gone}, ${kept} ${kept === 1 ? "was" : "were"} kept on purpose.`;
}

/** The worker's summary often begins with the same counts. */
function saysTheSame(summary: string, counts: string): boolean {
  return summary.startsWith(counts.slice(0, -1));
}

function countsSentence({ counts }: RunView): string {
  const planned = counts.done + counts.running + counts.waiting + counts.failed + counts.skipped + counts.uncertain + counts.notStarted;
  const parts = [
    [counts.done, "done"],
    [counts.failed, "failed"],
    [counts.uncertain, "uncertain"],
    [counts.skipped, "skipped"],
    [counts.notStarted, "not started"],
  ] as const;
  const told = parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
  return `${planned} planned: ${told.join(", ")}.`;
}
