"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { emptyRunView, foldRun, isTerminal, type RunView } from "@zerolake/execution";
import { useEffect, useMemo, useState } from "react";
import { useConnectionStore } from "@/live/connection-store.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { createEventBatches } from "../store/event-batches.ts";
import type { Run } from "../store/run-types.ts";

export interface RunAddress {
  readonly organization: string;
  readonly project: string;
  readonly deployment: number;
}

/**
 * The run as the fold of its event log, live. The stream starts at the first event and goes on from the last one after
 * a break, so what is shown is always exactly the fold of what the database has.
 */
export function useRunView(address: RunAddress, plan: Run["plan"]): RunView {
  const trpc = useTRPC();
  const attempt = useConnectionStore((store) => store.attempt);
  const planSteps = plan?.document;
  const start = useMemo(() => emptyRunView(planSteps), [planSteps]);
  const [folded, setFolded] = useState({ start, view: start });
  // A new plan changes the steps that are listed from the start: the log is folded again over it.
  const view = folded.start === start ? folded.view : start;
  const batches = useMemo(
    () =>
      createEventBatches(
        (events) => setFolded((before) => ({ start, view: foldRun(before.start === start ? before.view : start, events) })),
        (callback) => requestAnimationFrame(callback),
      ),
    [start],
  );
  const stream = useSubscription(
    trpc.deployments.watch.subscriptionOptions({ ...address, afterSequence: 0 }, { onData: ({ data }) => batches.push(data) }),
  );
  useReportConnection(stream.status, isTerminal(view.state));
  const { reset } = stream;
  useEffect(() => {
    if (attempt > 0) reset();
  }, [attempt, reset]);
  return view;
}

function useReportConnection(status: "idle" | "connecting" | "pending" | "error", isOver: boolean): void {
  const report = useConnectionStore((store) => store.report);
  useEffect(() => {
    const state = isOver || status === "pending" ? "live" : status === "connecting" ? "connecting" : "reconnecting";
    report(state, Date.now());
  }, [status, isOver, report]);
}
