import { isAllowed } from "@zerolake/access";
import { AppError, type Database, findMembership, isTokenLive, type LiveSession } from "@zerolake/db";
import type { SignalChannel, Signals } from "@zerolake/queue";
import type { SessionCache } from "@/server/auth/session-cache.ts";
import type { LiveMessage } from "./live-message.ts";
import type { RunEventReader } from "./run-event-reader.ts";

/** Rows are looked at this often even when no signal comes: Redis only says "look". */
const LOOK_EVERY_MS = 1_000;
const CHECK_RIGHTS_EVERY_MS = 3_000;
/** Nobody tells a stream that the person behind its token was deactivated. */
const CHECK_TOKEN_EVERY_MS = 1_000;
/** Several changes close together are told once. */
const GATHER_MS = 250;

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
  { signals, runEvents }: { signals: Signals; runEvents: RunEventReader },
  run: { organizationId: string; deploymentId: string; afterSequence: number; signal: AbortSignal },
): AsyncGenerator<LiveMessage> {
  const { organizationId, deploymentId, signal } = run;
  // Begun before the first query, so that nothing falls between the two.
  const watch = signals.watch([`deployment:${deploymentId}`]);
  let afterSequence = run.afterSequence;
  try {
    while (!signal.aborted) {
      const { events, isAll } = await runEvents.read({ organizationId, deploymentId, afterSequence });
      afterSequence = events.at(-1)?.sequence ?? afterSequence;
      if (events.length > 0) yield { type: "runEvents", events };
      if (isAll) await watch.changed(LOOK_EVERY_MS, signal);
    }
  } finally {
    watch.stop();
  }
}

/** Ends the stream as soon as its person is signed out, removed or no longer allowed to read. Says nothing otherwise. */
// oxlint-disable-next-line require-yield -- it shares the fate of the other sources: its failure ends them
export async function* watchRights(
  { signals, database, sessions }: { signals: Signals; database: Database; sessions: SessionCache },
  who: { session: LiveSession; organizationSlug: string; signal: AbortSignal },
): AsyncGenerator<LiveMessage> {
  const { id, method } = who.session;
  const isByToken = method === "token";
  const watch = signals.watch([`session:${id}`]);
  try {
    while (!who.signal.aborted) {
      if (await watch.changed(isByToken ? CHECK_TOKEN_EVERY_MS : CHECK_RIGHTS_EVERY_MS, who.signal)) sessions.forget(id);
      if (who.signal.aborted) return;
      const session = isByToken ? await findTokenSession(database, who.session) : await sessions.find(id);
      if (!session) throw new AppError("unauthenticated", { message: "You've been signed out.", hint: "Sign in to keep working." });
      const membership = await findMembership(database, session, who.organizationSlug);
      if (!membership || !isAllowed(membership.rights, "deployment:read", {})) {
        throw new AppError("forbidden", { message: "You have no access to this organisation any more.", hint: "Ask one of its owners." });
      }
    }
  } finally {
    watch.stop();
  }
}

async function findTokenSession(database: Database, session: LiveSession): Promise<LiveSession | undefined> {
  const isGood = session.organizationId !== null && (await isTokenLive(database, session.organizationId, session.id));
  return isGood ? session : undefined;
}
