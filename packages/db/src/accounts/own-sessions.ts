import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import type { LiveSession, SignInMethod } from "../people/sessions.ts";
import { endOtherSessions } from "./passphrase-reset.ts";

export interface OwnSession {
  readonly id: string;
  readonly method: SignInMethod;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Time after proving who one is in which the ways to sign in can be changed, in minutes. */
export const CONFIRMED_MINUTES = 10;

type Asking = Pick<LiveSession, "id" | "userId" | "organizationId">;

/** Where the person is signed in, newest use first; somebody who came through single sign-on sees the sessions of that organisation. */
export async function listOwnSessions(db: Database, { userId, organizationId }: Asking): Promise<OwnSession[]> {
  const { rows } = await db.pool.query<OwnSession>(
    `SELECT id, method, created_at AS "createdAt", last_seen_at AS "lastSeenAt", address, user_agent AS "userAgent" FROM session
     WHERE user_id = $1 AND ($2::uuid IS NULL OR organization_id = $2) AND revoked_at IS NULL AND expires_at > now()
     ORDER BY last_seen_at DESC, id`,
    [userId, organizationId],
  );
  return rows;
}

/** Ends one of the sessions that the person sees. */
export async function endOwnSession(db: Database, asking: Asking, sessionId: string): Promise<void> {
  const { userId, organizationId } = asking;
  const { rowCount } = await db.pool.query(
    `UPDATE session SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND ($3::uuid IS NULL OR organization_id = $3) AND revoked_at IS NULL`,
    [sessionId, userId, organizationId],
  );
  if (rowCount !== 1) throw notFound("session");
}

/** Ends every session of the person, the one that asks included; returns their ids. */
export function endAllOwnSessions(db: Database, userId: string): Promise<string[]> {
  return db.prisma.$transaction((tx) => endOtherSessions(tx, userId));
}

/** The person has just proved who they are. */
export async function confirmSession(db: Database, sessionId: string): Promise<void> {
  await db.pool.query(`UPDATE session SET confirmed_at = now() WHERE id = $1`, [sessionId]);
}

/** Until when the ways to sign in can be changed in this session; `null` when the person has to prove first who they are. */
export async function confirmedUntil(db: Database, sessionId: string): Promise<Date | null> {
  const { rows } = await db.pool.query<{ until: Date }>(
    `SELECT confirmed_at + $2 * interval '1 minute' AS until FROM session WHERE id = $1 AND confirmed_at > now() - $2 * interval '1 minute'`,
    [sessionId, CONFIRMED_MINUTES],
  );
  return rows[0]?.until ?? null;
}
