import type { RunView, StepView } from "@zerolake/execution";

const MINUTE_MS = 60_000;

/** Milliseconds that a run has been applying, until its end or `now`. */
export function elapsedMs(view: RunView, now: number, finishedAt: Date | null): number {
  const start = view.enteredAt.applying ?? view.enteredAt.planning ?? view.enteredAt.queued;
  if (start === undefined) return 0;
  return Math.max(0, (finishedAt?.getTime() ?? now) - Date.parse(start));
}

/** Minutes that are probably left, [low, high]; `undefined` when nothing is known, when it takes longer than usual, and while it is cancelled. */
export function minutesLeft(view: RunView, now: number): readonly [number, number] | undefined {
  const start = view.enteredAt.applying;
  if (view.state !== "applying" || start === undefined || !view.expectedMinutes || view.cancel) return undefined;
  const gone = (now - Date.parse(start)) / MINUTE_MS;
  const [low, high] = view.expectedMinutes;
  return high <= gone ? undefined : [Math.max(0, low - gone), high - gone];
}

/** How long a step has been going, or took. */
export function stepElapsedMs(step: StepView, now: number): number | undefined {
  if (step.startedAt === undefined) return undefined;
  return Math.max(0, (step.endedAt === undefined ? now : Date.parse(step.endedAt)) - Date.parse(step.startedAt));
}

/** True when a step goes on for longer than its type usually does. */
export function isLongerThanUsual(step: StepView, now: number): boolean {
  const elapsed = step.endedAt === undefined ? stepElapsedMs(step, now) : undefined;
  return elapsed !== undefined && elapsed > Math.max(1, step.expectedMinutes[1]) * MINUTE_MS;
}
