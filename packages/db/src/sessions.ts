import type { Database } from "./database.ts";

export interface LiveSession {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly userEmail: string;
}

/** Opens a session; its id is what the browser's token carries. */
export async function createSession(
  db: Database,
  { userId, lifetimeMs, userAgent }: { userId: string; lifetimeMs: number; userAgent?: string },
): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO session (id, user_id, expires_at, user_agent)
     VALUES (gen_random_uuid(), $1, now() + $2 * interval '1 millisecond', $3) RETURNING id`,
    [userId, lifetimeMs, userAgent ?? null],
  );
  const [row] = rows;
  if (!row) throw new Error("The session was not stored.");
  return row.id;
}

/** The session when it is neither expired nor revoked and its person is not disabled. Notes when it was last used. */
export async function findLiveSession(db: Database, sessionId: string): Promise<LiveSession | undefined> {
  const { rows } = await db.pool.query<LiveSession>(
    `WITH seen AS (
       UPDATE session SET last_seen_at = now()
       WHERE id = $1 AND revoked_at IS NULL AND expires_at > now() AND last_seen_at < now() - interval '1 minute')
     SELECT s.id, s.user_id AS "userId", u.name AS "userName", u.email AS "userEmail"
     FROM session s JOIN "user" u ON u.id = s.user_id
     WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`,
    [sessionId],
  );
  return rows[0];
}

/** Ends one session of a person, or with no id all of them; returns the ids that ended. */
export async function revokeSessions(db: Database, userId: string, sessionId?: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `UPDATE session SET revoked_at = now() WHERE user_id = $1 AND ($2::uuid IS NULL OR id = $2) AND revoked_at IS NULL RETURNING id`,
    [userId, sessionId ?? null],
  );
  return rows.map((row) => row.id);
}
