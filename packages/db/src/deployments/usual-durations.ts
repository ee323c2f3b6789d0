import type { Database } from "../database.ts";

/** How long creations of a type took in this account lately, in minutes, [low, high]. */
export type UsualMinutes = Readonly<Record<string, readonly [number, number]>>;

/** Younger figures tell more about a cloud than old ones. */
const LOOK_BACK_DAYS = 90;
/** Of less than this many creations nothing usual can be said. */
const SAMPLES_MIN = 2;

/**
 * The middle four fifths of the creations that are still deployed through a connection, by type. A connection is one account of
 * one cloud, so a sandbox's times are never taken for a cloud's. A run is not compared with itself: leave it out.
 */
export async function listUsualMinutes(
  db: Database,
  organizationId: string,
  { connectionId, exceptDeploymentId }: { connectionId: string; exceptDeploymentId?: string },
): Promise<UsualMinutes> {
  const { rows } = await db.pool.query<{ type: string; minutes: [number, number] }>(
    `SELECT r.type, percentile_cont(ARRAY[0.1, 0.9]) WITHIN GROUP (ORDER BY EXTRACT(epoch FROM j.settled_at - j.intended_at) / 60) AS minutes
     FROM environment e
       JOIN recorded_resource r ON r.environment_id = e.id
       JOIN journal_entry j ON j.environment_id = r.environment_id AND j.address = r.address
     WHERE e.organization_id = $1 AND e.connection_id = $2 AND j.operation = 'create' AND j.state = 'succeeded'
       AND ($5::uuid IS NULL OR j.deployment_id <> $5) AND j.settled_at IS NOT NULL AND j.intended_at > now() - $3 * interval '1 day'
     GROUP BY r.type HAVING count(*) >= $4`,
    [organizationId, connectionId, LOOK_BACK_DAYS, SAMPLES_MIN, exceptDeploymentId ?? null],
  );
  return Object.fromEntries(rows.map(({ type, minutes }) => [type, minutes]));
}
