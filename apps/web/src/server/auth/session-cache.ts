import { type Database, findLiveSession, type LiveSession } from "@zerolake/db";

/** Two seconds after its end at the latest, a session is dead in every process. */
const FRESH_FOR_MS = 1_500;
const SIZE_MAX = 5_000;

export interface SessionCache {
  /** The session when it is still good. Asked on each request; the database is asked at most every few seconds. */
  find(sessionId: string): Promise<LiveSession | undefined>;
  /** After a sign-out or a change of rights: the next request asks the database again. */
  forget(sessionId: string): void;
}

export function createSessionCache(database: Database, now: () => number = Date.now): SessionCache {
  const entries = new Map<string, { readonly session: LiveSession | undefined; readonly until: number }>();
  return {
    async find(sessionId) {
      const cached = entries.get(sessionId);
      if (cached && cached.until > now()) return cached.session;
      const session = await findLiveSession(database, sessionId);
      if (entries.size >= SIZE_MAX) entries.clear();
      entries.set(sessionId, { session, until: now() + FRESH_FOR_MS });
      return session;
    },
    forget(sessionId) {
      entries.delete(sessionId);
    },
  };
}
