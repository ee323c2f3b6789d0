import type { HealthStatus } from "@zerolake/health";
import type { Database } from "../database.ts";
import { type DashboardScope, type EnvironmentPlace, IN_SCOPE, PLACE, scopeValues } from "./dashboard-scope.ts";
import { IS_HEALTH_NEW } from "./health-scope.ts";

/** How the last verification ended; `none`: what is deployed was never verified. */
export type ProofResult = "failed" | "unknown" | "none" | "passed";

/** What is known of an environment's data: whether what should be there is there, and whether new data arrives. */
export interface DataProof extends EnvironmentPlace {
  readonly environmentId: string;
  readonly result: ProofResult;
  /** The first check that did not pass. */
  readonly failedCheck: string | null;
  readonly number: number | null;
  readonly provenAt: Date | null;
  /** Of the component whose data is latest, in seconds; `null` where nothing measures that, or not now. */
  readonly freshness: { readonly status: HealthStatus; readonly seconds: number | null } | null;
}

export interface DataProofs {
  /** What did not pass and what is late first, then what was verified longest ago. */
  readonly listed: readonly DataProof[];
  /** Environments in which something is deployed. */
  readonly total: number;
  readonly results: Readonly<Record<ProofResult, number>>;
  /** Environments whose data is late. */
  readonly late: number;
}

/** From 1 on, the worst first; what is known comes before what is not. */
const URGENCY = "CASE s.status WHEN 'bad' THEN 1 WHEN 'warn' THEN 2 WHEN 'ok' THEN 3 ELSE 4 END";
const URGENT = 2;
const WORST_FIRST =
  "CASE l.result WHEN 'failed' THEN 1 WHEN 'unknown' THEN 2 WHEN 'none' THEN 3 ELSE 4 END, l.\"isLate\" DESC, l.proven_at NULLS FIRST, l.id";

/** The last proof of each environment in which something is deployed. */
export async function listDataProofs(
  db: Database,
  organizationId: string,
  { limit, ...scope }: DashboardScope & { readonly limit: number },
): Promise<DataProofs> {
  const { rows } = await db.pool.query<{
    counts: { result: ProofResult; isLate: boolean; count: number }[] | null;
    listed: StoredProof[] | null;
  }>(
    `WITH fresh AS (
       SELECT s.environment_id, min(${URGENCY}) AS urgency, max(s.value) FILTER (WHERE s.status IN ('warn', 'bad')) AS late, max(s.value) AS oldest
       FROM health_signal s WHERE s.organization_id = $1 AND s.kind = 'freshness' GROUP BY 1),
     proven AS (
       SELECT e.id, coalesce(r.result, 'none') AS result, r.failed_check, r.number, r.proven_at, f.urgency, coalesce(f.late, f.oldest) AS seconds,
         coalesce(f.urgency <= ${URGENT}, false) AS "isLate"
       FROM environment e JOIN project p ON p.id = e.project_id
         LEFT JOIN environment_proof r ON r.environment_id = e.id
         LEFT JOIN environment_health h ON h.environment_id = e.id AND ${IS_HEALTH_NEW}
         LEFT JOIN fresh f ON f.environment_id = h.environment_id
       WHERE e.deployed_version_id IS NOT NULL AND ${IN_SCOPE}),
     counted AS (SELECT result, "isLate", count(*)::int AS count FROM proven GROUP BY 1, 2),
     first AS (SELECT l.* FROM proven l ORDER BY ${WORST_FIRST} LIMIT $5),
     listed AS (
       SELECT e.id AS "environmentId", ${PLACE}, l.result, l.failed_check AS "failedCheck", l.number, l.proven_at AS "provenAt",
         CASE WHEN l.urgency IS NOT NULL THEN jsonb_build_object('status', ('{bad,warn,ok,unknown}'::text[])[l.urgency], 'seconds', l.seconds) END AS freshness
       FROM first l JOIN environment e ON e.id = l.id JOIN project p ON p.id = e.project_id
       ORDER BY ${WORST_FIRST})
     SELECT (SELECT jsonb_agg(counted) FROM counted) AS counts, (SELECT jsonb_agg(listed) FROM listed) AS listed`,
    [...scopeValues(organizationId, scope), limit],
  );
  const [found] = rows;
  const results = { failed: 0, unknown: 0, none: 0, passed: 0 };
  let late = 0;
  for (const { result, isLate, count } of found?.counts ?? []) {
    results[result] += count;
    if (isLate) late += count;
  }
  const total = Object.values(results).reduce((sum, count) => sum + count, 0);
  return { listed: (found?.listed ?? []).map(proofOf), total, results, late };
}

/** As it comes out of `jsonb_agg`: times are text. */
type StoredProof = Omit<DataProof, "provenAt"> & { readonly provenAt: string | null };

function proofOf({ environmentId, project, environment, result, failedCheck, number, provenAt, freshness }: StoredProof): DataProof {
  const at = provenAt === null ? null : new Date(provenAt);
  return { environmentId, project, environment, result, failedCheck, number, provenAt: at, freshness };
}
