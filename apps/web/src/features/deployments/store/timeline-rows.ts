import { type ComponentView, isTerminal, type RunView, type StepStatus, type StepView } from "@zerolake/execution";
import { settledComponents } from "./settled-components.ts";

/** One line of the timeline; positions are shares of the shown span, 0 to 1. */
export interface TimelineBar {
  readonly start: number;
  readonly end: number;
}

export interface TimelineRow {
  readonly step: StepView;
  readonly bar: TimelineBar | undefined;
  /** From the start of the run until it began, or until now: it waited for others. */
  readonly wait: TimelineBar | undefined;
  /** Where it usually ends, [earliest, latest], while it goes on. */
  readonly expected: TimelineBar | undefined;
}

export interface TimelineGroup {
  readonly component: string;
  readonly status: StepStatus;
  readonly done: number;
  readonly total: number;
  /** From the first start of its resources to their last end. */
  readonly bar: TimelineBar | undefined;
  readonly rows: readonly TimelineRow[];
}

export interface Timeline {
  readonly groups: readonly TimelineGroup[];
  /** Length of the shown span. */
  readonly spanMs: number;
  readonly startMs: number;
  /** Where now is, while the run goes on. */
  readonly now: number | undefined;
}

const SPAN_MS_MIN = 2_000;
const MINUTE_MS = 60_000;
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

export interface TimelineFilter {
  readonly onlyErrors: boolean;
  /** Part of an address or of the title of a component, in any case; empty finds everything. */
  readonly text: string;
  readonly titleOf: (component: string) => string;
}

/** Rows by component; failed ones on top, then by start. Steps that change nothing are left out. */
export function timelineOf(view: RunView, now: number, { onlyErrors, text, titleOf }: TimelineFilter): Timeline {
  const wanted = text.trim().toLowerCase();
  const isWanted = (step: StepView) => wanted === "" || `${step.address} ${titleOf(step.component)}`.toLowerCase().includes(wanted);
  const shown = Object.values(view.steps).filter((step) => isPartOfRun(step) && (!onlyErrors || isError(step)) && isWanted(step));
  const scale = scaleOf(view, shown, now);
  const settled = settledComponents(view);
  const groups = new Map<string, TimelineRow[]>();
  for (const step of shown.toSorted(byStart)) {
    const row = { step, bar: barOf(step, scale), wait: waitOf(step, scale), expected: expectedOf(step, scale) };
    const group = groups.get(step.component);
    if (group) group.push(row);
    else groups.set(step.component, [row]);
  }
  return {
    startMs: scale.startMs,
    spanMs: scale.spanMs,
    now: scale.isOver ? undefined : shareOf(now, scale),
    groups: [...groups]
      .map(([component, rows]) => groupOf(settled[component], component, rows))
      .toSorted((left, right) => URGENCY[left.status] - URGENCY[right.status]),
  };
}

interface Scale {
  readonly startMs: number;
  readonly spanMs: number;
  /** Now, or the end of the run. */
  readonly endMs: number;
  readonly isOver: boolean;
}

/** From the start of the run to its end; while it goes on, to where the open steps usually end. */
function scaleOf(view: RunView, steps: readonly StepView[], now: number): Scale {
  const isOver = isTerminal(view.state) || view.state === "verifying";
  const starts = steps.flatMap((step) => (step.startedAt === undefined ? [] : [Date.parse(step.startedAt)]));
  const ends = steps.flatMap((step) => (step.endedAt === undefined ? [] : [Date.parse(step.endedAt)]));
  const applying = view.enteredAt.applying === undefined ? now : Date.parse(view.enteredAt.applying);
  const startMs = Math.min(applying, ...starts);
  const endMs = isOver ? Math.max(startMs, ...ends) : now;
  const usualEnds = isOver
    ? []
    : steps.filter(isOpen).map((step) => Date.parse(step.startedAt ?? "") + step.expectedMinutes[1] * MINUTE_MS);
  const lastMs = Math.max(endMs, ...usualEnds.filter((end) => !Number.isNaN(end)));
  return { startMs, spanMs: Math.max(SPAN_MS_MIN, lastMs - startMs), endMs, isOver };
}

function isPartOfRun({ status }: StepView): boolean {
  return status !== "unchanged" && status !== "deferred";
}

function isOpen({ startedAt, endedAt }: StepView): boolean {
  return startedAt !== undefined && endedAt === undefined;
}

function groupOf(summary: ComponentView | undefined, component: string, rows: readonly TimelineRow[]): TimelineGroup {
  const { status = "notStarted", done = 0, total = rows.length } = summary ?? {};
  return { component, status, done, total, bar: unionOf(rows.flatMap(({ bar }) => bar ?? [])), rows };
}

/** It failed, or nobody knows: the rows that people look for. */
export function isFailure({ status }: StepView): boolean {
  return status === "failed" || status === "uncertain";
}

function unionOf(bars: readonly TimelineBar[]): TimelineBar | undefined {
  if (bars.length === 0) return undefined;
  return { start: Math.min(...bars.map(({ start }) => start)), end: Math.max(...bars.map(({ end }) => end)) };
}

function isError(step: StepView): boolean {
  return isFailure(step) || step.status === "skipped";
}

/** What failed first, then in the order of their starts. */
function byStart(left: StepView, right: StepView): number {
  if (isFailure(left) !== isFailure(right)) return isFailure(left) ? -1 : 1;
  if (left.startedAt === right.startedAt) return 0;
  if (left.startedAt === undefined) return 1;
  if (right.startedAt === undefined) return -1;
  return left.startedAt < right.startedAt ? -1 : 1;
}

function barOf(step: StepView, scale: Scale): TimelineBar | undefined {
  if (step.startedAt === undefined) return undefined;
  const from = Date.parse(step.startedAt);
  const to = step.endedAt === undefined ? scale.endMs : Date.parse(step.endedAt);
  return { start: shareOf(from, scale), end: shareOf(Math.max(from, to), scale) };
}

function waitOf(step: StepView, scale: Scale): TimelineBar | undefined {
  if (step.startedAt !== undefined) return { start: 0, end: shareOf(Date.parse(step.startedAt), scale) };
  return step.status === "notStarted" && !scale.isOver ? { start: 0, end: shareOf(scale.endMs, scale) } : undefined;
}

function expectedOf(step: StepView, scale: Scale): TimelineBar | undefined {
  if (step.startedAt === undefined || step.endedAt !== undefined || step.expectedMinutes[1] <= 0) return undefined;
  const from = Date.parse(step.startedAt);
  const [low, high] = step.expectedMinutes;
  return { start: shareOf(from + low * MINUTE_MS, scale), end: shareOf(from + high * MINUTE_MS, scale) };
}

function shareOf(moment: number, { startMs, spanMs }: Scale): number {
  return Math.min(1, Math.max(0, (moment - startMs) / spanMs));
}

const TICKS = 5;

/** Round distances for the axis: about five ticks over the span, in milliseconds from its start. */
export function axisTicks(spanMs: number): readonly number[] {
  const wanted = spanMs / TICKS;
  const step = ROUND_STEPS_MS.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted / HOUR_MS) * HOUR_MS;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, index) => index * step);
}

const HOUR_MS = 3_600_000;
const ROUND_STEPS_MS = [1_000, 2_000, 5_000, 10_000, 15_000, 30_000, ...[1, 2, 5, 10, 15, 30, 60].map((minutes) => minutes * MINUTE_MS)];
