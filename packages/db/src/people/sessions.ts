import type { Database } from "../database.ts";

/** How a person signed in. */
export type SignInMethod = "passphrase" | "passkey" | "oidc" | "saml";

export interface LiveSession {
  readonly id: string;
  /** `token`: nobody signed in, a program shows a token. */
  readonly method: SignInMethod | "token";
  /** The only organisation that it is good for; `null`: all of its person's. */
  readonly organizationId: string | null;
  readonly userId: string;
  readonly userName: string;
  readonly userEmail: string;
}

export interface NewSession {
  readonly userId: string;
  readonly lifetimeMs: number;
  readonly method: SignInMethod;
  /** Of single sign-on: the organisation that it is good for. */
  readonly organizationId?: string;
  readonly from?: { readonly address?: string; readonly userAgent?: string };
}

/** Opens a session; its id is what the browser's token carries. */
export async function createSession(db: Database, { userId, lifetimeMs, method, organizationId, from }: NewSession): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO session (id, user_id, expires_at, method, organization_id, address, user_agent)
     VALUES (gen_random_uuid(), $1, now() + $2 * interval '1 millisecond', $3, $4, $5, $6) RETURNING id`,
    [userId, lifetimeMs, method, organizationId ?? null, from?.address ?? null, from?.userAgent ?? null],
  );
  const [row] = rows;
  if (!row) throw new Error("The session was not stored.");
  return row.id;
}

/**
 * The session when it is neither expired nor revoked nor left alone for too long, and its person is not disabled. Notes when it was last
 * used. A session that is good in several organisations keeps the shortest limits of all of them.
 */
export async function findLiveSession(db: Database, sessionId: string): Promise<LiveSession | undefined> {
  const { rows } = await db.pool.query<LiveSession>(
    `WITH limits AS (
       SELECT min(p.lifetime_minutes) AS lifetime, min(p.idle_minutes) AS idle FROM session s
       JOIN session_policy p ON p.organization_id = s.organization_id OR s.organization_id IS NULL AND p.organization_id IN (
         SELECT m.organization_id FROM membership m WHERE m.user_id = s.user_id AND m.deactivated_at IS NULL)
       WHERE s.id = $1),
     live AS (
       SELECT s.* FROM session s, limits
       WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
         AND (limits.lifetime IS NULL OR s.created_at > now() - limits.lifetime * interval '1 minute')
         AND (limits.idle IS NULL OR s.last_seen_at > now() - limits.idle * interval '1 minute')),
     seen AS (
       UPDATE session SET last_seen_at = now() FROM live WHERE session.id = live.id AND session.last_seen_at < now() - interval '1 minute')
     SELECT s.id, s.method, s.organization_id AS "organizationId", s.user_id AS "userId", u.name AS "userName", u.email AS "userEmail"
     FROM live s JOIN "user" u ON u.id = s.user_id WHERE u.disabled_at IS NULL`,
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
