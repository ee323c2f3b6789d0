import { illnessOf } from "../metrics/illness.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoredResource } from "../store/records.ts";

const MINUTE_MS = 60_000;
const EVERY_MS = 30 * MINUTE_MS;
const LASTS_MS = 5 * MINUTE_MS;
const KEPT_MAX = 100;

export interface PlayedRun {
  readonly startMs: number;
  readonly endMs: number;
  readonly hasFailed: boolean;
}

/** A job runs every half hour for five minutes, as long as it is there, and fails while it is ill; newest first. Who falls ill fails at once. */
export function endedRuns(sandbox: Sandbox, job: StoredResource): readonly PlayedRun[] {
  const nowMs = sandbox.now();
  const { sinceMs } = illnessOf(sandbox, job, "failedRuns", { calm: 0, busy: 0, ill: 1 });
  const first = sinceMs === undefined ? [] : [{ startMs: sinceMs - LASTS_MS, endMs: sinceMs, hasFailed: true }];
  const runs: PlayedRun[] = [];
  const newestMs = Math.floor((nowMs - LASTS_MS) / EVERY_MS) * EVERY_MS;
  for (let startMs = newestMs; startMs >= job.createdAt && runs.length < KEPT_MAX; startMs -= EVERY_MS) {
    const endMs = startMs + LASTS_MS;
    runs.push({ startMs, endMs, hasFailed: sinceMs !== undefined && endMs > sinceMs });
  }
  return [...first, ...runs].sort((left, right) => right.endMs - left.endMs).slice(0, KEPT_MAX);
}
