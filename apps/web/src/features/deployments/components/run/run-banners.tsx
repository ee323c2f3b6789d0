"use client";

import type { RunView } from "@zerolake/execution";
import Link from "next/link";
import { lockSentence } from "@/components/lock-sentence.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { plural } from "@/format/number.ts";
import { formatClock } from "@/format/time.ts";
import { paths } from "@/shell/navigation.ts";
import type { Decisions } from "../../hooks/use-decisions.ts";
import { useFollowUp } from "../../hooks/use-follow-up.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import { expiryWarning } from "../../store/approval-words.ts";
import { whoDecidedBefore } from "../../store/decided-before.ts";
import { whatAheadDoes } from "../../store/queue-words.ts";
import type { Run } from "../../store/run-types.ts";

export interface RunBannersProps {
  readonly address: RunAddress;
  readonly run: Run;
  readonly view: RunView;
  readonly now: number;
  readonly decisions: Decisions;
}

/** Somebody else's approval is news for this long. */
const NEWS_FOR_MS = 60_000;

/** What is unusual about the run at this moment. */
export function RunBanners({ address, run, view, now, decisions }: RunBannersProps) {
  const takeover = view.takeovers.at(-1);
  const approvedAgo = run.deployment.approvedAt ? now - run.deployment.approvedAt.getTime() : Number.POSITIVE_INFINITY;
  const decision = approvedAgo < NEWS_FOR_MS ? whoDecidedBefore(run.deployment, now) : undefined;
  return (
    <div className="-mx-6 -mt-6 max-sm:-mx-4 empty:hidden">
      {takeover && view.enteredAt.applying && (
        <Banner status={takeover.unexplained.length > 0 ? "warning" : "neutral"}>{takeoverSentence(takeover)}</Banner>
      )}
      {(view.cancel || decisions.cancel.isDone) &&
        (view.state === "applying" || view.state === "verifying" || view.state === "planning") && (
          <Banner status="warning">Cancelling – nothing new starts. {inFlightSentence(view)}</Banner>
        )}
      {decision && <Banner status="neutral">{decision}</Banner>}
      <LockBanner run={run} view={view} />
      {view.state === "approved" && <QueueBanner address={address} run={run} now={now} decisions={decisions} />}
      {view.state === "awaitingApproval" && <ExpiryBanner run={run} now={now} />}
      {view.state === "awaitingApproval" && <StaleBanner address={address} run={run} view={view} now={now} />}
    </div>
  );
}

function takeoverSentence({ at, openIntents, unexplained }: RunView["takeovers"][number]): string {
  const when = `A worker stopped. Another took over at ${formatClock(new Date(at))}`;
  if (unexplained.length > 0) return `${when} and asks the cloud about ${plural(unexplained.length, "open call")}.`;
  if (openIntents === 0) return `${when}. No call was open.`;
  return `${when}. ${openIntents === 1 ? "Its open call is" : `All ${openIntents} open calls are`} accounted for.`;
}

function inFlightSentence({ counts }: RunView): string {
  const open = counts.running + counts.waiting;
  return open === 0 ? "" : `Finishing ${plural(open, "call")}.`;
}

/** While the environment is locked nothing is approved, and what is approved does not start. */
function LockBanner({ run: { lock }, view: { state } }: Pick<RunBannersProps, "run" | "view">) {
  if (!lock || (state !== "approved" && state !== "awaitingApproval")) return null;
  return (
    <Banner status="warning">
      {lockSentence(lock)} {state === "approved" ? "It starts once that is over." : "Nothing can be approved until then."}
    </Banner>
  );
}

/** A plan that nobody decides is discarded: said a day before. */
function ExpiryBanner({ run: { deployment }, now }: Pick<RunBannersProps, "run" | "now">) {
  const warning = expiryWarning(deployment.approvalExpiresAt, now);
  return warning ? <Banner status="warning">This plan {warning}: nobody has approved it, so it is discarded then.</Banner> : null;
}

function QueueBanner({ address, run, now, decisions }: Pick<RunBannersProps, "address" | "run" | "now" | "decisions">) {
  const ahead = run.surroundings.line.filter(({ isAhead }) => isAhead);
  const next = ahead.at(-1);
  if (!next) return null;
  return (
    <Banner
      status="waiting"
      action={
        run.acts.discard ? (
          <Button size="small" isBusy={decisions.discard.isPending} onClick={() => decisions.discard.mutate("")}>
            Leave queue
          </Button>
        ) : undefined
      }
    >
      Waits for <DeploymentLink address={address} number={next.number} /> ({whatAheadDoes(next, run.holder, now)}), place {ahead.length + 1}{" "}
      in the line of {run.deployment.environment.name}. It starts by itself; if the plan differs by then, it comes back for approval.
    </Banner>
  );
}

/** The environment has moved on since the plan was made, or the plan came back because it did. */
function StaleBanner({ address, run, view, now }: Pick<RunBannersProps, "address" | "run" | "view" | "now">) {
  const followUp = useFollowUp(address, run);
  const { changedSince, line } = run.surroundings;
  const { environment } = run.deployment;
  if (changedSince) {
    return (
      <Banner
        status="warning"
        action={
          <Button size="small" isBusy={followUp.isPending} onClick={() => followUp.planAgain()}>
            Plan again
          </Button>
        }
      >
        {environment.name} changed after this plan (deployment <DeploymentLink address={address} number={changedSince.number} />
        ). Once approved it is computed again, and comes back here if it differs.
      </Banner>
    );
  }
  if (view.enteredAt.approved && !run.replacedPlan) {
    return (
      <Banner status="warning">
        A guardrail was set or changed after the approval and speaks against this plan, so it was not begun. Read what it says.
      </Banner>
    );
  }
  if (view.enteredAt.approved) {
    return (
      <Banner status="warning">
        What is deployed had changed since the approval, so the plan was computed again and took the place of the one that was approved.
        {run.replacedPlan && ` ${otherwiseSentence(run.replacedPlan.length)}`} Read it before you approve.
      </Banner>
    );
  }
  const holder = line.find(({ state }) => state !== "approved") ?? line[0];
  if (!holder) return null;
  return (
    <Banner status="neutral">
      <DeploymentLink address={address} number={holder.number} /> has {environment.name} now ({whatAheadDoes(holder, run.holder, now)}).
      Once approved, this one waits for it.
    </Banner>
  );
}

function otherwiseSentence(count: number): string {
  return count === 0
    ? "It treats every resource as before."
    : `${plural(count, "resource is", "resources are")} treated otherwise, see the plan.`;
}

function DeploymentLink({ address: { organization, project }, number }: { address: RunAddress; number: number }) {
  return (
    <Link href={paths.deployment(organization, project, number)} className="underline">
      #{number}
    </Link>
  );
}
