import { notFound } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { notify } from "../notifications/notify.ts";
import { storableText } from "../storable.ts";
import { type ConnectionCheck, checksColumn } from "./connection-checks.ts";

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
  /** Of the connection when it was tested: the answer to other credentials is not noted. */
  readonly updatedAt: Date;
  readonly isPassed: boolean;
  readonly message: string;
  readonly account?: string;
  /** How policies name who deploys; `null` when nothing names them. */
  readonly principal?: string | null;
  readonly checks?: readonly ConnectionCheck[];
}

/**
 * Notes how a test ended, unless the connection has been changed meanwhile: then it is false, and the test is still owed. One
 * that passed renews who deploys, and lets zones be asked for that were refused before. An account that is known stays.
 */
export async function recordConnectionTest(
  db: Database,
  organizationId: string,
  { connectionId, updatedAt, isPassed, message, account, principal, checks }: ConnectionTest,
): Promise<boolean> {
  const checked = checks === undefined ? null : checksColumn(checks);
  const facts = JSON.stringify(principal === undefined ? {} : { principal });
  return db.prisma.$transaction(async (tx) => {
    // `updated_at` stays: what the connection is has not changed, and workers keep their driver by it.
    const [before] = await tx.$queryRaw<TestedBefore[]>`
      WITH before AS (
        SELECT id, name, is_test_passed FROM connection WHERE id = ${connectionId}::uuid AND organization_id = ${organizationId}::uuid
          AND updated_at = ${updatedAt} AND deleted_at IS NULL FOR UPDATE)
      UPDATE connection AS c SET is_test_passed = ${isPassed}, test_message = ${storableText(message)}, tested_at = now(), test_requested_at = NULL,
        account = COALESCE(account, ${account ?? null}), test_checks = COALESCE(${checked}::jsonb, test_checks),
        facts = CASE WHEN ${isPassed} THEN (facts - 'refused') || ${facts}::jsonb ELSE facts END
      FROM before WHERE c.id = before.id RETURNING before.name, before.is_test_passed AS "wasPassed"`;
    if (!before) return false;
    await tellOf(tx, organizationId, {
      connection: { id: connectionId, name: before.name },
      wasPassed: before.wasPassed,
      isPassed,
      message,
    });
    return true;
  });
}

interface TestedBefore {
  readonly name: string;
  /** `null` before its first test, which somebody waits for and sees. */
  readonly wasPassed: boolean | null;
}

/** Only a change is told: a connection that is still broken was told of. */
async function tellOf(
  tx: Transaction,
  organizationId: string,
  {
    connection,
    wasPassed,
    isPassed,
    message,
  }: Pick<TestedBefore, "wasPassed"> &
    Pick<ConnectionTest, "isPassed" | "message"> & { readonly connection: { readonly id: string; readonly name: string } },
): Promise<void> {
  if (wasPassed === null || wasPassed === isPassed) return;
  const thing = `connection:${connection.id}`;
  if (isPassed) await notify(tx, organizationId, { kind: "connection.mended", thing, facts: { connection } });
  else await notify(tx, organizationId, { kind: "connection.broken", thing, facts: { connection, message } });
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

/**
 * Asks for the tests that are due: of what environments use a quarter of an hour after the last one, and two minutes after one that
 * failed; of everything else a day after. Whoever asks first gets them; several workers never get the same.
 */
export async function scheduleConnectionTests(db: Database, limit: number): Promise<{ connectionId: string; organizationId: string }[]> {
  const { rows } = await db.pool.query<{ connectionId: string; organizationId: string }>(
    `UPDATE connection SET test_requested_at = now() WHERE id IN (
       SELECT c.id FROM connection c WHERE c.deleted_at IS NULL AND c.test_requested_at IS NULL AND c.tested_at < now() - CASE
         WHEN NOT EXISTS (SELECT 1 FROM environment e WHERE e.connection_id = c.id AND e.deleted_at IS NULL) THEN interval '1 day'
         WHEN c.is_test_passed THEN interval '15 minutes' ELSE interval '2 minutes' END
       ORDER BY c.tested_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id AS "connectionId", organization_id AS "organizationId"`,
    [limit],
  );
  return rows;
}
