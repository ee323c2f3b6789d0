import { type Database, listEvents } from "@zerolake/db";
import type { NumberedEvent } from "@zerolake/execution";

/** Events of one look; a long log is streamed in such pieces. */
const BATCH_SIZE = 500;
/** The signal only hurries: without it the rows are looked at this often. */
const LOOK_EVERY_MS = 1_000;
/** How often an open stream asks whether its reader may still read. */
const RECHECK_EVERY_MS = 5_000;

export interface WatchInput {
  readonly deploymentId: string;
  /** Sequence of the last event the reader has. */
  readonly afterSequence: number;
  readonly signal: AbortSignal;
  /** Resolves at the next sign of life of the deployment, or after the time limit. */
  readonly nextSignal: (timeLimitMs: number, signal: AbortSignal) => Promise<void>;
  /** False once the session ended or the permission is gone. */
  readonly mayStillRead: () => Promise<boolean>;
}

/**
 * Every event after a number, in order, each exactly once, until the run is over. Rows are the truth: the wait is armed
 * before the look, so that an event committed in between wakes it.
 */
export async function* watchDeployment(database: Database, organizationId: string, input: WatchInput): AsyncGenerator<NumberedEvent> {
  let afterSequence = input.afterSequence;
  let recheckAt = Date.now() + RECHECK_EVERY_MS;
  while (!input.signal.aborted) {
    const woken = input.nextSignal(LOOK_EVERY_MS, input.signal);
    const events = await listEvents(database, organizationId, { deploymentId: input.deploymentId, afterSequence, limit: BATCH_SIZE });
    for (const event of events) {
      yield event;
      afterSequence = event.sequence;
      if (event.event.type === "finished") return;
    }
    if (events.length === BATCH_SIZE) continue;
    if (Date.now() >= recheckAt) {
      if (!(await input.mayStillRead())) return;
      recheckAt = Date.now() + RECHECK_EVERY_MS;
    }
    await woken;
  }
}
