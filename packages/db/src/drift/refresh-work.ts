import type { Database } from "../database.ts";
import { storableJson } from "../storable.ts";
import type { RefreshRefusal } from "./environment-refresh.ts";

export interface RefreshJob {
  readonly organizationId: string;
  readonly environmentId: string;
}

/** One worker's time with the refresh of one environment. */
export interface RefreshLease extends RefreshJob {
  readonly owner: string;
  /** When this look began: what was read since then need not be read again. */
  readonly startedAt: Date;
  /** Address to the cloud's words, of what was refused since then. */
  readonly refused: Readonly<Record<string, string>>;
}

const WHERE_OURS = "environment_id = $1 AND organization_id = $2 AND lease_owner = $3";

/**
 * Asks for the looks that are due. An environment in which something is recorded gets its schedule here, the first time a whole
 * interval from then on. Whoever asks first gets them; several workers never get the same.
 */
export async function scheduleRefreshes(db: Database, limit: number): Promise<RefreshJob[]> {
  await db.pool.query(
    `INSERT INTO environment_refresh (environment_id, organization_id, next_due_at)
     SELECT e.id, e.organization_id, now() + interval '24 hours' FROM environment e
     WHERE e.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM environment_refresh r WHERE r.environment_id = e.id)
       AND EXISTS (SELECT 1 FROM recorded_resource s WHERE s.environment_id = e.id)
     LIMIT $1 ON CONFLICT DO NOTHING`,
    [limit],
  );
  const { rows } = await db.pool.query<RefreshJob>(
    `UPDATE environment_refresh SET requested_at = now(), next_due_at = now() + every_hours * interval '1 hour'
     WHERE environment_id IN (
       SELECT r.environment_id FROM environment_refresh r JOIN environment e ON e.id = r.environment_id
       WHERE r.next_due_at <= now() AND r.every_hours IS NOT NULL AND r.requested_at IS NULL AND e.deleted_at IS NULL
         AND EXISTS (SELECT 1 FROM recorded_resource s WHERE s.environment_id = e.id)
       ORDER BY r.next_due_at LIMIT $1 FOR UPDATE OF r SKIP LOCKED)
     RETURNING environment_id AS "environmentId", organization_id AS "organizationId"`,
    [limit],
  );
  return rows;
}

/** Environments of all organisations whose look is owed and that nobody works on. */
export async function listRequestedRefreshes(db: Database, limit: number): Promise<RefreshJob[]> {
  const { rows } = await db.pool.query<RefreshJob>(
    `SELECT environment_id AS "environmentId", organization_id AS "organizationId" FROM environment_refresh
     WHERE requested_at < now() - interval '2 seconds' AND (lease_expires_at IS NULL OR lease_expires_at <= now())
     ORDER BY requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Takes the look at an environment that is owed; `undefined` when none is, or somebody is at it. */
export async function claimRefresh(
  db: Database,
  { organizationId, environmentId, owner, leaseMs }: RefreshJob & { readonly owner: string; readonly leaseMs: number },
): Promise<RefreshLease | undefined> {
  const { rows } = await db.pool.query<Pick<RefreshLease, "startedAt" | "refused">>(
    `UPDATE environment_refresh SET lease_owner = $3, lease_expires_at = now() + $4 * interval '1 millisecond',
       started_at = coalesce(started_at, now()), refused = CASE WHEN started_at IS NULL THEN '{}' ELSE refused END
     WHERE environment_id = $1 AND organization_id = $2 AND requested_at IS NOT NULL AND (lease_expires_at IS NULL OR lease_expires_at <= now())
     RETURNING started_at AS "startedAt", refused`,
    [environmentId, organizationId, owner, leaseMs],
  );
  const [row] = rows;
  return row && { organizationId, environmentId, owner, ...row };
}

/** Notes what was refused, and keeps the lease or gives it back. False when it is somebody else's by now. */
export async function noteRefresh(
  db: Database,
  { organizationId, environmentId, owner }: RefreshLease,
  { refused, leaseMs }: { refused: Readonly<Record<string, string>>; leaseMs: number | null },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE environment_refresh SET refused = refused || $4::jsonb, lease_expires_at = now() + $5::double precision * interval '1 millisecond',
       lease_owner = CASE WHEN $5::double precision IS NULL THEN NULL ELSE lease_owner END WHERE ${WHERE_OURS}`,
    [environmentId, organizationId, owner, storableJson(refused), leaseMs],
  );
  return rowCount === 1;
}

export interface RefreshEnd {
  readonly checked: number;
  readonly total: number;
  readonly refusals: readonly RefreshRefusal[];
  /** Why nothing could be looked at. */
  readonly problem?: string;
}

/** Ends a look. False when it is somebody else's by now. */
export async function finishRefresh(
  db: Database,
  { organizationId, environmentId, owner }: RefreshLease,
  { checked, total, refusals, problem }: RefreshEnd,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE environment_refresh SET requested_at = NULL, requested_by_id = NULL, last_started_at = started_at, started_at = NULL, refused = '{}',
       lease_owner = NULL, lease_expires_at = NULL, finished_at = now(), checked = $4, total = $5, last_refusals = $6, problem = $7
     WHERE ${WHERE_OURS}`,
    [environmentId, organizationId, owner, checked, total, storableJson(refusals), problem ?? null],
  );
  return rowCount === 1;
}
