import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";

/** An environment is looked at so often. */
export const HEALTH_EVERY_MINUTES = 5;
/** What is older than three looks is not known any more. */
export const HEALTH_HOLDS_MINUTES = 3 * HEALTH_EVERY_MINUTES;

export interface HealthJob {
  readonly organizationId: string;
  readonly environmentId: string;
}

/** One worker's time with one environment. */
export interface HealthLease extends HealthJob {
  readonly owner: string;
  /** A person or the end of a deployment asked, not a schedule. */
  readonly isAsked: boolean;
}

/** Asks for a look at once. Asking while one is owed is asking once. Enqueue `environment.health` afterwards. */
export async function requestHealthLook(db: Database, organizationId: string, environmentId: string): Promise<void> {
  const { rowCount } = await db.pool.query(
    `INSERT INTO environment_health (environment_id, organization_id, requested_at, is_asked)
     SELECT e.id, e.organization_id, now(), true FROM environment e WHERE e.id = $2 AND e.organization_id = $1 AND e.deleted_at IS NULL
     ON CONFLICT (environment_id) DO UPDATE SET requested_at = coalesce(environment_health.requested_at, now()), is_asked = true`,
    [organizationId, environmentId],
  );
  if (rowCount === 0) throw notFound("environment");
}

/** A look says something there: something is recorded, it is awake, its connection works, and no deployment changes it meanwhile. */
const IS_WORTH_A_LOOK = `e.deleted_at IS NULL AND e.asleep_since IS NULL AND c.deleted_at IS NULL AND c.is_test_passed IS NOT FALSE
  AND EXISTS (SELECT 1 FROM recorded_resource s WHERE s.environment_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM environment_last_run r WHERE r.environment_id = e.id AND r.state IN ('applying', 'verifying'))`;

/** Asks for the looks that are due, of all organisations, the longest due first. Whoever asks first gets them; several workers never get the same. */
export async function scheduleHealthLooks(db: Database, limit: number): Promise<HealthJob[]> {
  await db.pool.query(
    `INSERT INTO environment_health (environment_id, organization_id)
     SELECT e.id, e.organization_id FROM environment e JOIN connection c ON c.id = e.connection_id
     WHERE NOT EXISTS (SELECT 1 FROM environment_health h WHERE h.environment_id = e.id) AND ${IS_WORTH_A_LOOK}
     LIMIT $1 ON CONFLICT DO NOTHING`,
    [limit],
  );
  const { rows } = await db.pool.query<HealthJob>(
    `UPDATE environment_health SET requested_at = now(), next_due_at = now() + interval '${HEALTH_EVERY_MINUTES} minutes'
     WHERE environment_id IN (
       SELECT h.environment_id FROM environment_health h JOIN environment e ON e.id = h.environment_id JOIN connection c ON c.id = e.connection_id
       WHERE h.next_due_at <= now() AND h.requested_at IS NULL AND ${IS_WORTH_A_LOOK}
       ORDER BY h.next_due_at LIMIT $1 FOR UPDATE OF h SKIP LOCKED)
     RETURNING environment_id AS "environmentId", organization_id AS "organizationId"`,
    [limit],
  );
  return rows;
}

/** Environments of all organisations whose look is owed and that nobody works on; those that somebody asked for come first. */
export async function listRequestedHealthLooks(db: Database, limit: number): Promise<HealthJob[]> {
  const { rows } = await db.pool.query<HealthJob>(
    `SELECT environment_id AS "environmentId", organization_id AS "organizationId" FROM environment_health
     WHERE requested_at < now() - interval '2 seconds' AND (lease_expires_at IS NULL OR lease_expires_at <= now())
     ORDER BY is_asked DESC, requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Takes the look that is owed; `undefined` when none is, or somebody is at it. */
export async function claimHealthLook(
  db: Database,
  { organizationId, environmentId, owner, leaseMs }: HealthJob & { readonly owner: string; readonly leaseMs: number },
): Promise<HealthLease | undefined> {
  const { rows } = await db.pool.query<{ isAsked: boolean }>(
    `UPDATE environment_health SET lease_owner = $3, lease_expires_at = now() + $4 * interval '1 millisecond'
     WHERE environment_id = $1 AND organization_id = $2 AND requested_at IS NOT NULL AND (lease_expires_at IS NULL OR lease_expires_at <= now())
     RETURNING is_asked AS "isAsked"`,
    [environmentId, organizationId, owner, leaseMs],
  );
  const [row] = rows;
  return row && { organizationId, environmentId, owner, isAsked: row.isAsked };
}
