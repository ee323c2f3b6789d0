import type { MetricAnswer, MetricPoint } from "@zerolake/execution";
import type { Signal, Threshold } from "./signal.ts";
import type { HealthStatus, Verdict } from "./verdict.ts";

/** When an answer is judged, in milliseconds since 1970. */
export interface Moment {
  readonly atMs: number;
  /** When the resource was made: before that nothing can have been measured. */
  readonly madeAtMs?: number;
}

const MS = 1_000;

/**
 * What an answer means for a signal. A threshold is reached when `needs.points` of the values of the last `needs.of` periods have reached it.
 * Clouds publish late: a period without a value counts as a good one where silence is good, and not at all elsewhere.
 * Walks the window once per period that it goes back: periods × values.
 */
export function judge(signal: Signal, answer: MetricAnswer, moment: Moment): Verdict {
  const { threshold } = signal;
  if ("unavailable" in answer) return { status: "unknown", threshold, reason: answer.unavailable };
  const values = readingsOf(signal, answer.points, moment);
  const stands = statusAt(signal, values, moment.atMs);
  if (stands.status === "unknown") return { status: "unknown", threshold, reason: "Nothing was measured lately." };
  const { value } = stands;
  return {
    status: stands.status,
    ...(value === undefined ? {} : { value }),
    threshold,
    sinceMs: sinceOf(signal, values, { ...moment, ...stands }),
  };
}

/** A verdict that says the same as the one before has been so since then. */
export function carryOn(before: Pick<Verdict, "status" | "sinceMs"> | undefined, verdict: Verdict): Verdict {
  const isSame = before?.status === verdict.status && before.sinceMs !== undefined && verdict.sinceMs !== undefined;
  return isSame ? { ...verdict, sinceMs: Math.min(before.sinceMs ?? 0, verdict.sinceMs ?? 0) } : verdict;
}

interface Stand {
  readonly status: HealthStatus;
  readonly value?: number;
}

function statusAt({ threshold, needs, question, whenQuiet }: Signal, values: readonly MetricPoint[], atMs: number): Stand {
  const fromMs = atMs - needs.of * question.periodSeconds * MS;
  const recent = values.filter((value) => value.atMs >= fromMs && value.atMs < atMs);
  const newest = recent.at(-1);
  if (newest === undefined) return { status: whenQuiet };
  const reached = (limit: number) => recent.filter(({ value }) => isReached(value, limit, threshold)).length >= needs.points;
  return { status: reached(threshold.bad) ? "bad" : reached(threshold.warn) ? "warn" : "ok", value: newest.value };
}

function isReached(value: number, limit: number, { illWhen }: Threshold): boolean {
  return illWhen === "above" ? value >= limit : value <= limit;
}

/** Back from now, period by period, for as long as the status was the same and something was measured. */
function sinceOf(signal: Signal, values: readonly MetricPoint[], { atMs, status }: Moment & Stand): number {
  const { periodSeconds, windowSeconds } = signal.question;
  const firstMs = Math.max(values[0]?.atMs ?? atMs, atMs - windowSeconds * MS);
  let sinceMs = atMs;
  for (let earlierMs = atMs - periodSeconds * MS; earlierMs > firstMs; earlierMs -= periodSeconds * MS) {
    if (statusAt(signal, values, earlierMs).status !== status) break;
    sinceMs = earlierMs;
  }
  return sinceMs;
}

/** The values that are judged, oldest first, in the signal's unit. */
function readingsOf(signal: Signal, points: readonly MetricPoint[], moment: Moment): readonly MetricPoint[] {
  const sorted = points.filter(({ atMs }) => atMs < moment.atMs).sort((left, right) => left.atMs - right.atMs);
  if (signal.reading === "sinceLast") return agesOf(signal, sorted, moment);
  return sorted.map(({ atMs, value }) => ({ atMs, value: value * signal.factor }));
}

/** How old the newest data was at the end of each period. Before the window nothing is known: ages there count from its begin, or from when the resource was made. */
function agesOf({ question }: Signal, points: readonly MetricPoint[], { atMs, madeAtMs }: Moment): readonly MetricPoint[] {
  const periodMs = question.periodSeconds * MS;
  const windowStartMs = atMs - question.windowSeconds * MS;
  let newestMs = madeAtMs === undefined ? undefined : Math.max(madeAtMs, windowStartMs);
  const ages: MetricPoint[] = [];
  let next = 0;
  for (let startMs = windowStartMs; startMs < atMs; startMs += periodMs) {
    const endMs = Math.min(startMs + periodMs, atMs);
    for (let point = points[next]; point !== undefined && point.atMs < endMs; point = points[++next])
      if (point.value > 0) newestMs = Math.max(newestMs ?? 0, Math.min(point.atMs + periodMs, atMs));
    const isMade = madeAtMs === undefined || endMs > madeAtMs;
    if (newestMs !== undefined && isMade) ages.push({ atMs: startMs, value: Math.max(0, endMs - newestMs) / MS });
  }
  return ages;
}
