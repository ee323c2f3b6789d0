import { type Database, listEvents } from "@zerolake/db";
import type { NumberedEvent } from "@zerolake/execution";
import type { Signals } from "@zerolake/queue";

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
  /** False once the session ended or the permission is gone. */
  readonly mayStillRead: () => Promise<boolean>;
}

/**
 * Every event after a number, in order, each exactly once, until the run is over. Rows are the truth: the watch begins
 * before the first look, so that an event committed in between wakes it.
 */
export async function* watchDeployment(
  { database, signals }: { database: Database; signals: Signals },
  organizationId: string,
  { deploymentId, signal, mayStillRead, ...input }: WatchInput,
): AsyncGenerator<NumberedEvent> {
  const watch = signals.watch([`deployment:${deploymentId}`]);
  let afterSequence = input.afterSequence;
  let recheckAt = Date.now() + RECHECK_EVERY_MS;
  try {
    while (!signal.aborted) {
      const events = await listEvents(database, organizationId, { deploymentId, afterSequence, limit: BATCH_SIZE });
      for (const event of events) {
        yield event;
        afterSequence = event.sequence;
        if (event.event.type === "finished") return;
      }
      if (events.length === BATCH_SIZE) continue;
      if (Date.now() >= recheckAt) {
        if (!(await mayStillRead())) return;
        recheckAt = Date.now() + RECHECK_EVERY_MS;
      }
      await watch.changed(LOOK_EVERY_MS, signal);
    }
  } finally {
    watch.stop();
  }
}
