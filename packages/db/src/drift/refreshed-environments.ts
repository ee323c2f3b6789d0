import type { Database } from "../database.ts";

/** How fresh what we know of an environment is, for a list of many. */
export interface RefreshedEnvironment {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly project: { readonly slug: string; readonly name: string };
  /** A look is under way or asked for. */
  readonly isRunning: boolean;
  /** Of the look under way: resources that were read so far. */
  readonly checkedSoFar: number;
  readonly resources: number;
  /** When the last look ended, in UTC; `null` before the first. */
  readonly lastAt: string | null;
  readonly checked: number;
  readonly total: number;
  /** Why the last look could not look at all. */
  readonly problem: string | null;
  /** What the cloud said instead of showing something, each once. */
  readonly refusals: readonly string[];
  readonly everyHours: number | null;
  readonly nextDueAt: string | null;
}

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Environments that have something recorded, by project and stage; with `environmentId` that one, whatever it has. */
export async function listRefreshedEnvironments(
  db: Database,
  organizationId: string,
  { environmentId }: { environmentId?: string } = {},
): Promise<RefreshedEnvironment[]> {
  const { rows } = await db.pool.query<RefreshedEnvironment>(
    `SELECT e.id, e.slug, e.name, jsonb_build_object('slug', p.slug, 'name', p.name) AS project, r.requested_at IS NOT NULL AS "isRunning",
       (SELECT count(DISTINCT o.address)::int FROM observation o
        WHERE o.environment_id = e.id AND r.started_at IS NOT NULL AND o.observed_at >= r.started_at) AS "checkedSoFar",
       held.count AS resources, ${utc("r.finished_at")} AS "lastAt", coalesce(r.checked, 0) AS checked, coalesce(r.total, 0) AS total, r.problem,
       coalesce((SELECT jsonb_agg(DISTINCT refusal->>'message') FROM jsonb_array_elements(r.last_refusals) refusal), '[]') AS refusals,
       CASE WHEN r.environment_id IS NULL THEN 24 ELSE r.every_hours END AS "everyHours",
       CASE WHEN r.every_hours IS NOT NULL THEN ${utc("r.next_due_at")} END AS "nextDueAt"
     FROM environment e JOIN project p ON p.id = e.project_id LEFT JOIN environment_refresh r ON r.environment_id = e.id
       CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM recorded_resource x WHERE x.environment_id = e.id) held
     WHERE e.organization_id = $1 AND e.deleted_at IS NULL AND (e.id = $2 OR ($2::uuid IS NULL AND held.count > 0))
     ORDER BY p.name, e.position, e.name`,
    [organizationId, environmentId ?? null],
  );
  return rows;
}
