import type { Database } from "../database.ts";

/** What a connection is used for. */
export const CONNECTION_PURPOSES = ["deployment", "refresh", "health", "scan", "import", "test"] as const;
export type ConnectionPurpose = (typeof CONNECTION_PURPOSES)[number];

/** Older than this, and more of them than that, are forgotten. */
const KEPT_DAYS = 90;
const KEPT_MAX = 500;
const SHOWN_MAX = 50;

export interface ConnectionUseView {
  readonly purpose: ConnectionPurpose;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Absent for a test, and once the project is gone. */
  readonly projectSlug: string | null;
  readonly environment: string | null;
  readonly environmentSlug: string | null;
  readonly deploymentNumber: number | null;
  /** Who asked for the deployment. */
  readonly by: string | null;
}

/** Notes that something is done over a connection. A subject has one row for each purpose; the oldest rows are forgotten with the first of a new one. */
export async function noteConnectionUse(
  db: Database,
  organizationId: string,
  { connectionId, purpose, subject }: { connectionId: string; purpose: ConnectionPurpose; subject: string },
): Promise<void> {
  const { rows } = await db.pool.query<{ isNew: boolean }>(
    `INSERT INTO connection_use (organization_id, connection_id, purpose, subject)
     SELECT organization_id, id, $3, $4 FROM connection WHERE id = $2 AND organization_id = $1
     ON CONFLICT (connection_id, purpose, subject) DO UPDATE SET last_at = now() RETURNING first_at = last_at AS "isNew"`,
    [organizationId, connectionId, purpose, subject],
  );
  if (!rows[0]?.isNew) return;
  await db.pool.query(
    `DELETE FROM connection_use WHERE connection_id = $1 AND organization_id = $2 AND (last_at < now() - make_interval(days => $3) OR (purpose, subject) IN (
       SELECT purpose, subject FROM connection_use WHERE connection_id = $1 ORDER BY last_at DESC OFFSET $4))`,
    [connectionId, organizationId, KEPT_DAYS, KEPT_MAX],
  );
}

/** The latest uses, with what they were for. */
export async function listConnectionUses(db: Database, organizationId: string, connectionId: string): Promise<ConnectionUseView[]> {
  const { rows } = await db.pool.query<ConnectionUseView>(
    `SELECT u.purpose, u.first_at AS "firstAt", u.last_at AS "lastAt", p.slug AS "projectSlug", e.name AS environment,
       CASE WHEN e.deleted_at IS NULL THEN e.slug END AS "environmentSlug", d.number AS "deploymentNumber", w.name AS by
     FROM connection_use u
     LEFT JOIN deployment d ON u.purpose = 'deployment' AND d.id = u.subject AND d.organization_id = u.organization_id
     LEFT JOIN environment e ON e.id = COALESCE(d.environment_id, u.subject) AND e.organization_id = u.organization_id
     LEFT JOIN project p ON p.id = e.project_id AND p.organization_id = u.organization_id
     LEFT JOIN "user" w ON w.id = d.requested_by_id
     WHERE u.connection_id = $1 AND u.organization_id = $2 ORDER BY u.last_at DESC, u.subject LIMIT $3`,
    [connectionId, organizationId, SHOWN_MAX],
  );
  return rows;
}
