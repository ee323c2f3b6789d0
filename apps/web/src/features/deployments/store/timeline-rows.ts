import type { RunView, StepStatus, StepView } from "@zerolake/execution";

/** One line of the timeline; positions are shares of the shown span, 0 to 1. */
export interface TimelineBar {
  readonly start: number;
  readonly end: number;
}

export interface TimelineRow {
  readonly step: StepView;
  readonly bar: TimelineBar | undefined;
}

export interface TimelineGroup {
  readonly component: string;
  readonly status: StepStatus;
  readonly done: number;
  readonly total: number;
  readonly rows: readonly TimelineRow[];
}

export interface Timeline {
  readonly groups: readonly TimelineGroup[];
  /** Length of the shown span. */
  readonly spanMs: number;
  readonly startMs: number;
}

const SPAN_MS_MIN = 60_000;
/** Components in this order: what failed is what people look for. */
const URGENCY: Readonly<Record<StepStatus, number>> = {
  failed: 0,
  uncertain: 0,
  running: 1,
  waiting: 1,
  skipped: 2,
  notStarted: 3,
  succeeded: 4,
  deferred: 5,
  unchanged: 6,
};

/** Rows by component; failed ones on top, then by start. Steps that change nothing are left out. */
export function timelineOf(view: RunView, now: number, onlyErrors: boolean): Timeline {
  const shown = Object.values(view.steps).filter((step) => step.status !== "unchanged" && (!onlyErrors || isError(step)));
  const starts = shown.flatMap((step) => (step.startedAt === undefined ? [] : [Date.parse(step.startedAt)]));
  const ends = shown.map((step) => (step.endedAt === undefined ? (step.startedAt === undefined ? 0 : now) : Date.parse(step.endedAt)));
  const startMs = starts.length === 0 ? now : Math.min(...starts);
  const spanMs = Math.max(SPAN_MS_MIN, Math.max(startMs, ...ends) - startMs);
  const groups = new Map<string, TimelineRow[]>();
  for (const step of shown.toSorted(byStart)) {
    const row = { step, bar: barOf(step, { startMs, spanMs, now }) };
    const group = groups.get(step.component);
    if (group) group.push(row);
    else groups.set(step.component, [row]);
  }
  return {
    startMs,
    spanMs,
    groups: [...groups]
      .map(([component, rows]) => groupOf(view, component, rows))
      .toSorted((left, right) => URGENCY[left.status] - URGENCY[right.status]),
  };
}

function groupOf(view: RunView, component: string, rows: readonly TimelineRow[]): TimelineGroup {
  const summary = view.components[component];
  return { component, status: summary?.status ?? "notStarted", done: summary?.done ?? 0, total: summary?.total ?? rows.length, rows };
}

function isError(step: StepView): boolean {
  return step.status === "failed" || step.status === "uncertain" || step.status === "skipped";
}

function byStart(left: StepView, right: StepView): number {
  if (left.startedAt === right.startedAt) return 0;
  if (left.startedAt === undefined) return 1;
  if (right.startedAt === undefined) return -1;
  return left.startedAt < right.startedAt ? -1 : 1;
}

function barOf(step: StepView, { startMs, spanMs, now }: { startMs: number; spanMs: number; now: number }): TimelineBar | undefined {
  if (step.startedAt === undefined) return undefined;
  const from = Date.parse(step.startedAt);
  const to = step.endedAt === undefined ? now : Date.parse(step.endedAt);
  return { start: clamp((from - startMs) / spanMs), end: clamp((Math.max(from, to) - startMs) / spanMs) };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
