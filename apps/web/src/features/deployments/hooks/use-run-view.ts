"use client";

import { emptyRunView, foldRun, type NumberedEvent, type RunView } from "@zerolake/execution";
import { useMemo, useState } from "react";
import { useRunEvents } from "@/live/live-context.ts";
import type { Run, StoredPlan } from "../store/run-types.ts";

export interface RunAddress {
  readonly organization: string;
  readonly project: string;
  readonly deployment: number;
}

interface Folded {
  /** The view before any event: the steps of the plan. */
  readonly start: RunView;
  readonly events: readonly NumberedEvent[];
  readonly view: RunView;
}

/**
 * The run as the fold of its event log, live: what is shown is always exactly the fold of what the database has. A plan
 * (`document`, with the times to show) that arrives, or is computed again, later changes the steps that are listed from the start, so the log is folded anew.
 */
export function useRunView({ project, deployment }: RunAddress, run: Run, document: StoredPlan["document"] | undefined): RunView {
  const [first] = useState(() => firstGlance(run));
  const start = useMemo(() => ({ ...emptyRunView(document), ...first }), [document, first]);
  const [folded, setFolded] = useState<Folded>({ start, events: [], view: start });
  useRunEvents({ project, deployment, afterSequence: 0 }, (events) => setFolded((before) => added(before, events)));
  if (folded.start === start) return folded.view;
  const anew = { start, events: folded.events, view: foldRun(start, folded.events) };
  setFolded(anew);
  return anew.view;
}

/** Until the first event comes the row says where the run is; every event then has the last word. */
function firstGlance({ deployment: { state, startedAt } }: Run): Pick<RunView, "state" | "enteredAt"> {
  return { state, enteredAt: startedAt ? { applying: startedAt.toISOString() } : {} };
}

function added(before: Folded, events: readonly NumberedEvent[]): Folded {
  const fresh = events.filter((event) => event.sequence > before.view.lastSequence);
  return { start: before.start, events: [...before.events, ...fresh], view: foldRun(before.view, fresh) };
}
