import { notFound } from "./app-error.ts";
import type { Database } from "./database.ts";

/** Notes that a test was asked for, so that the page can say "testing". */
export async function requestConnectionTest(db: Database, organizationId: string, connectionId: string): Promise<void> {
  const { rowCount } = await db.pool.query(
    `UPDATE connection SET test_requested_at = now() WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL`,
    [connectionId, organizationId],
  );
  if (rowCount === 0) throw notFound("connection");
}

export interface ConnectionTest {
  readonly connectionId: string;
  readonly isPassed: boolean;
  readonly message: string;
  readonly account?: string;
  /** How policies name who deploys; `null` when nothing names them. */
  readonly principal?: string | null;
}

/** Notes how a test ended. One that passed renews who deploys, and lets zones be asked for that were refused before. */
export async function recordConnectionTest(
  db: Database,
  organizationId: string,
  { connectionId, isPassed, message, account, principal }: ConnectionTest,
): Promise<void> {
  // `updated_at` stays: what the connection is has not changed, and workers keep their driver by it.
  await db.pool.query(
    `UPDATE connection SET is_test_passed = $3, test_message = $4, tested_at = now(), test_requested_at = NULL,
       account = COALESCE($5, account), facts = CASE WHEN $3 THEN (facts - 'refused') || $6::jsonb ELSE facts END
     WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL`,
    [connectionId, organizationId, isPassed, message, account ?? null, JSON.stringify(principal === undefined ? {} : { principal })],
  );
}

/** Connections of all organisations whose test was asked for and has not ended. */
export async function listRequestedConnectionTests(
  db: Database,
  limit: number,
): Promise<{ connectionId: string; organizationId: string }[]> {
  const { rows } = await db.pool.query<{ connectionId: string; organizationId: string }>(
    `SELECT id AS "connectionId", organization_id AS "organizationId" FROM connection
     WHERE test_requested_at < now() - interval '5 seconds' AND deleted_at IS NULL ORDER BY test_requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}
