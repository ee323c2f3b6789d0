import type { Database } from "../database.ts";

/** How long an inbox goes back. */
const INBOX_DAYS = 90;
/** How long the console shows what was sent. */
const DELIVERY_DAYS = 30;

/** Forgets what is older than inboxes and lists of deliveries go back. Returns how many rows. */
export async function forgetOldNotifications(db: Database): Promise<number> {
  const inbox = await db.pool.query(`DELETE FROM notification WHERE at < now() - $1 * interval '1 day'`, [INBOX_DAYS]);
  const events = await db.pool.query(`DELETE FROM notification_event WHERE at < now() - $1 * interval '1 day' AND handled_at IS NOT NULL`, [
    INBOX_DAYS,
  ]);
  const deliveries = await db.pool.query(
    `DELETE FROM webhook_delivery WHERE created_at < now() - $1 * interval '1 day' AND (delivered_at IS NOT NULL OR given_up_at IS NOT NULL)`,
    [DELIVERY_DAYS],
  );
  return (inbox.rowCount ?? 0) + (events.rowCount ?? 0) + (deliveries.rowCount ?? 0);
}
