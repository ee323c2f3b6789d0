import type { Database } from "../database.ts";
import { notify } from "../notifications/notify.ts";
import { SERVICE } from "./service-accounts.ts";

interface EndingToken {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly expiresAt: Date;
  /** Whose it is; of a service account, who made it. */
  readonly ownerId: string;
}

/**
 * Tells the owners of tokens that end within a week, or within the last quarter of a shorter life; each once, until it is extended. Several workers
 * never get the same.
 */
export async function tellEndingTokens(db: Database, limit: number): Promise<number> {
  return db.prisma.$transaction(async (tx) => {
    const ending = await tx.$queryRaw<EndingToken[]>`
      UPDATE access_token AS t SET end_told_at = now() FROM (
        SELECT a.id, m.source FROM access_token a JOIN membership m ON m.organization_id = a.organization_id AND m.user_id = a.user_id
        WHERE a.end_told_at IS NULL AND a.revoked_at IS NULL AND a.expires_at > now() AND m.deactivated_at IS NULL
          AND a.expires_at - now() < least(interval '7 days', (a.expires_at - a.created_at) / 4)
        ORDER BY a.expires_at LIMIT ${limit} FOR UPDATE OF a SKIP LOCKED) AS due
      WHERE t.id = due.id RETURNING t.id::text, t.organization_id::text AS "organizationId", t.name, t.expires_at AS "expiresAt",
        CASE WHEN due.source = ${SERVICE} THEN t.created_by_id ELSE t.user_id END::text AS "ownerId"`;
    for (const { id, organizationId, name, expiresAt, ownerId } of ending) {
      const facts = { token: { id, name }, expiresAt: expiresAt.toISOString() };
      await notify(tx, organizationId, { kind: "token.expiring", thing: `token:${id}`, involvedIds: [ownerId], facts });
    }
    return ending.length;
  });
}
