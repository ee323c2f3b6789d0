import { can } from "@zerolake/access";
import { AppError, type Database, findMembership, listEvents } from "@zerolake/db";
import type { SignalChannel, Signals } from "@zerolake/queue";
import type { SessionCache } from "@/server/auth/session-cache.ts";
import type { LiveMessage } from "./live-message.ts";

/** Rows are looked at this often even when no signal comes: Redis only says "look". */
const LOOK_EVERY_MS = 1_000;
const CHECK_RIGHTS_EVERY_MS = 3_000;
/** Several changes close together are told once. */
const GATHER_MS = 250;
const EVENTS_PER_MESSAGE = 500;

/** Tells that something behind the channel has changed, gathered. */
export async function* watchChanges(
  signals: Signals,
  { channel, message, signal }: { channel: SignalChannel; message: LiveMessage; signal: AbortSignal },
): AsyncGenerator<LiveMessage> {
  const watch = signals.watch([channel]);
  try {
    while (!signal.aborted) {
      if (!(await watch.changed(CHECK_RIGHTS_EVERY_MS, signal))) continue;
      yield message;
      await new Promise((done) => setTimeout(done, GATHER_MS));
    }
  } finally {
    watch.stop();
  }
}

/** Every event of a deployment after the cursor, then the new ones as they are committed. */
export async function* watchRun(
  { signals, database }: { signals: Signals; database: Database },
  run: { organizationId: string; deploymentId: string; afterSequence: number; signal: AbortSignal },
): AsyncGenerator<LiveMessage> {
  const { organizationId, deploymentId, signal } = run;
  // Begun before the first query, so that nothing falls between the two.
  const watch = signals.watch([`deployment:${deploymentId}`]);
  let afterSequence = run.afterSequence;
  try {
    while (!signal.aborted) {
      const events = await listEvents(database, organizationId, { deploymentId, afterSequence, limit: EVENTS_PER_MESSAGE });
      afterSequence = events.at(-1)?.sequence ?? afterSequence;
      if (events.length > 0) yield { type: "runEvents", events };
      if (events.length < EVENTS_PER_MESSAGE) await watch.changed(LOOK_EVERY_MS, signal);
    }
  } finally {
    watch.stop();
  }
}

/** Ends the stream as soon as its person is signed out, removed or no longer allowed to read. Says nothing otherwise. */
// oxlint-disable-next-line require-yield -- it shares the fate of the other sources: its failure ends them
export async function* watchRights(
  { signals, database, sessions }: { signals: Signals; database: Database; sessions: SessionCache },
  who: { sessionId: string; userId: string; organizationSlug: string; signal: AbortSignal },
): AsyncGenerator<LiveMessage> {
  const watch = signals.watch([`session:${who.sessionId}`]);
  try {
    while (!who.signal.aborted) {
      if (await watch.changed(CHECK_RIGHTS_EVERY_MS, who.signal)) sessions.forget(who.sessionId);
      if (who.signal.aborted) return;
      const [session, membership] = await Promise.all([
        sessions.find(who.sessionId),
        findMembership(database, who.userId, who.organizationSlug),
      ]);
      if (!session) throw new AppError("unauthenticated", { message: "You've been signed out.", hint: "Sign in to keep working." });
      if (!membership || !can(membership.role, "deployment:read")) {
        throw new AppError("forbidden", { message: "You have no access to this organisation any more.", hint: "Ask one of its owners." });
      }
    }
  } finally {
    watch.stop();
  }
}
