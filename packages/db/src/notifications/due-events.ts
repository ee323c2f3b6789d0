import type { Database } from "../database.ts";

/** What cannot be told now is tried again this much later, so that it stands in nobody's way. */
const AGAIN_SECONDS = 30;

/** Events of all organisations that nobody has told yet, oldest first. */
export async function listDueEvents(db: Database, limit: number): Promise<{ eventId: string; organizationId: string }[]> {
  const { rows } = await db.pool.query<{ eventId: string; organizationId: string }>(
    `SELECT id AS "eventId", organization_id AS "organizationId" FROM notification_event WHERE handled_at IS NULL AND due_at <= now() ORDER BY at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Leaves it for later, when something stood in the way. */
export async function putOffEvent(db: Database, organizationId: string, eventId: string): Promise<void> {
  await db.pool.query(`UPDATE notification_event SET due_at = now() + $3 * interval '1 second' WHERE id = $1 AND organization_id = $2`, [
    eventId,
    organizationId,
    AGAIN_SECONDS,
  ]);
}
