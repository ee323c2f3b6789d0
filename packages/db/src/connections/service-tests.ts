import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { storableText } from "../storable.ts";
import { type ConnectionCheck, checksColumn } from "./connection-checks.ts";

/** An account at a service as a test found it: the answer to other credentials is not noted. */
interface Tested {
  readonly connectionId: string;
  readonly updatedAt: Date;
}

export interface ServiceTest extends Tested {
  readonly isPassed: boolean;
  readonly message: string;
  readonly checks: readonly ConnectionCheck[];
}

/** Notes that a test was asked for, so that the page can say "testing". */
export async function requestServiceTest(db: Database, organizationId: string, connectionId: string): Promise<void> {
  const { rowCount } = await db.pool.query(
    `UPDATE service_connection SET test_requested_at = now() WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL`,
    [connectionId, organizationId],
  );
  if (rowCount === 0) throw notFound("service connection");
}

/** How far a running test has come. */
export async function noteServiceChecks(
  db: Database,
  organizationId: string,
  { connectionId, updatedAt, checks }: Tested & { readonly checks: readonly ConnectionCheck[] },
): Promise<void> {
  await db.pool.query(
    `UPDATE service_connection SET test_checks = $4 WHERE id = $1 AND organization_id = $2 AND updated_at = $3 AND deleted_at IS NULL`,
    [connectionId, organizationId, updatedAt, checksColumn(checks)],
  );
}

/** Notes how a test ended. `updated_at` stays, since what the account is has not changed. */
export async function recordServiceTest(
  db: Database,
  organizationId: string,
  { connectionId, updatedAt, isPassed, message, checks }: ServiceTest,
): Promise<void> {
  await db.pool.query(
    `UPDATE service_connection SET is_test_passed = $4, test_message = $5, test_checks = $6, tested_at = now(), test_requested_at = NULL
     WHERE id = $1 AND organization_id = $2 AND updated_at = $3 AND deleted_at IS NULL`,
    [connectionId, organizationId, updatedAt, isPassed, storableText(message), checksColumn(checks)],
  );
}

/** Accounts of all organisations whose test was asked for and has not ended. */
export async function listRequestedServiceTests(db: Database, limit: number): Promise<{ connectionId: string; organizationId: string }[]> {
  const { rows } = await db.pool.query<{ connectionId: string; organizationId: string }>(
    `SELECT id AS "connectionId", organization_id AS "organizationId" FROM service_connection
     WHERE test_requested_at < now() - interval '5 seconds' AND deleted_at IS NULL ORDER BY test_requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}
