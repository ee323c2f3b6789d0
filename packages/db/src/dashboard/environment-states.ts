import type { HealthStatus } from "@zerolake/health";
import type { Database } from "../database.ts";
import { type DashboardScope, IN_SCOPE, scopeValues } from "./dashboard-scope.ts";
import { HEALTH_NOW } from "./health-scope.ts";

/** What can be said of an environment in one word; the first that is true. */
export const ENVIRONMENT_STATES = ["running", "waiting", "failed", "drifted", "asleep", "deployed", "empty"] as const;
export type EnvironmentState = (typeof ENVIRONMENT_STATES)[number];

export interface StageStates {
  readonly stage: string;
  readonly counts: Readonly<Record<EnvironmentState, number>>;
  /** Of those whose clouds are asked how they are. */
  readonly health: Readonly<Record<HealthStatus, number>>;
}

export interface EnvironmentStates {
  /** In the order of the stages. */
  readonly stages: readonly StageStates[];
  readonly clouds: readonly { readonly cloud: string; readonly count: number }[];
  readonly total: number;
}

/** More stages than that are told together. */
const STAGES_MAX = 6;
export const OTHER_STAGES = "other";

/** Every environment by its last deployment, which is kept beside it, what was found since, and how well it is. */
export async function countEnvironmentStates(db: Database, organizationId: string, scope: DashboardScope = {}): Promise<EnvironmentStates> {
  const { rows } = await db.pool.query<Counted>(
    `WITH drifted AS (SELECT DISTINCT environment_id FROM drift_finding WHERE organization_id = $1
       AND (state = 'open' OR (state = 'ignored' AND ignored_until <= now())))
     SELECT e.slug AS stage, e.cloud, count(*)::int AS count, min(e.position)::int AS position,
       CASE
         WHEN last.state IN ('queued', 'planning', 'approved', 'applying', 'verifying') THEN 'running'
         WHEN last.state = 'awaitingApproval' THEN 'waiting'
         WHEN last.state = 'failed' THEN 'failed'
         WHEN drifted.environment_id IS NOT NULL THEN 'drifted'
         WHEN e.asleep_since IS NOT NULL THEN 'asleep'
         WHEN e.deployed_version_id IS NOT NULL THEN 'deployed'
         ELSE 'empty'
       END AS state, ${HEALTH_NOW} AS health
     FROM environment e JOIN project p ON p.id = e.project_id
       LEFT JOIN drifted ON drifted.environment_id = e.id
       LEFT JOIN environment_last_run last ON last.environment_id = e.id
       LEFT JOIN environment_health h ON h.environment_id = e.id
     WHERE ${IN_SCOPE}
     GROUP BY 1, 2, 5, 6`,
    [...scopeValues(organizationId, scope)],
  );
  return { stages: stagesOf(rows), clouds: cloudsOf(rows), total: rows.reduce((sum, { count }) => sum + count, 0) };
}

interface Counted {
  readonly stage: string;
  readonly cloud: string;
  readonly state: EnvironmentState;
  readonly health: HealthStatus | null;
  readonly count: number;
  readonly position: number;
}

function stagesOf(rows: readonly Counted[]): readonly StageStates[] {
  const totals = sumBy(rows, ({ stage }) => stage);
  const largest = [...totals].toSorted(([, one], [, other]) => other - one).slice(0, STAGES_MAX);
  const positions = new Map<string, number>();
  for (const { stage, position } of rows) positions.set(stage, Math.min(position, positions.get(stage) ?? position));
  const named = largest.map(([stage]) => stage).toSorted((one, other) => (positions.get(one) ?? 0) - (positions.get(other) ?? 0));
  const rest = rows.filter(({ stage }) => !named.includes(stage));
  const stages = named.map((stage) =>
    stageOf(
      stage,
      rows.filter((row) => row.stage === stage),
    ),
  );
  return rest.length === 0 ? stages : [...stages, stageOf(OTHER_STAGES, rest)];
}

function stageOf(stage: string, rows: readonly Counted[]): StageStates {
  const health = { ok: 0, warn: 0, bad: 0, unknown: 0 };
  for (const row of rows) if (row.health) health[row.health] += row.count;
  return { stage, counts: countsOf(rows), health };
}

function countsOf(rows: readonly Counted[]): StageStates["counts"] {
  const counts = { running: 0, waiting: 0, failed: 0, drifted: 0, asleep: 0, deployed: 0, empty: 0 };
  for (const { state, count } of rows) counts[state] += count;
  return counts;
}

function cloudsOf(rows: readonly Counted[]): EnvironmentStates["clouds"] {
  const counts = [...sumBy(rows, ({ cloud }) => cloud)].map(([cloud, count]) => ({ cloud, count }));
  return counts.toSorted((one, other) => other.count - one.count);
}

function sumBy(rows: readonly Counted[], key: (row: Counted) => string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.count);
  return sums;
}
