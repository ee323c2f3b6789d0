import type { DriftSeverity } from "@zerolake/drift";
import type { Database } from "../database.ts";
import { type DashboardScope, IN_SCOPE, scopeValues } from "./dashboard-scope.ts";

export interface OpenFindings {
  readonly drift: Readonly<Record<DriftSeverity, number>>;
  /** Since when the oldest difference is known; `null` when there is none. */
  readonly oldestDriftAt: Date | null;
  /** Of the whole organisation: a thing in a cloud that no environment has is in no scope. */
  readonly orphans: number;
  readonly oldestOrphanAt: Date | null;
}

/** What differs from what was deployed, and what nobody recorded; what somebody ignores for now is left out. */
export async function countOpenFindings(db: Database, organizationId: string, scope: DashboardScope = {}): Promise<OpenFindings> {
  const [drift, orphans] = await Promise.all([
    db.pool.query<{ severity: DriftSeverity; count: number; oldest: Date }>(
      `SELECT f.severity, count(*)::int AS count, min(f.first_seen_at) AS oldest
       FROM drift_finding f JOIN environment e ON e.id = f.environment_id JOIN project p ON p.id = e.project_id
       WHERE f.organization_id = $1 AND f.state IN ('open', 'ignored') AND (f.state = 'open' OR f.ignored_until <= now()) AND ${IN_SCOPE}
       GROUP BY f.severity`,
      [...scopeValues(organizationId, scope)],
    ),
    db.pool.query<{ count: number; oldest: Date | null }>(
      `SELECT count(*)::int AS count, min(f.first_seen_at) AS oldest
       FROM orphan_finding f JOIN connection c ON c.id = f.connection_id
       WHERE f.organization_id = $1 AND f.is_certain AND c.deleted_at IS NULL AND f.state IN ('open', 'ignored')
         AND (f.state = 'open' OR f.ignored_until <= now())
         AND NOT EXISTS (SELECT 1 FROM deployment d WHERE d.orphan_id = f.id AND d.organization_id = $1 AND d.state = 'succeeded')`,
      [organizationId],
    ),
  ]);
  const counts = { high: 0, medium: 0, low: 0 };
  for (const { severity, count } of drift.rows) counts[severity] += count;
  const oldest = drift.rows.map((row) => row.oldest.getTime());
  return {
    drift: counts,
    oldestDriftAt: oldest.length === 0 ? null : new Date(Math.min(...oldest)),
    orphans: orphans.rows[0]?.count ?? 0,
    oldestOrphanAt: orphans.rows[0]?.oldest ?? null,
  };
}
