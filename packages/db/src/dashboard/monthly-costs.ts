import { type CostStep, monthOf } from "@zerolake/delivery";
import type { Database } from "../database.ts";
import { type DashboardScope, type EnvironmentPlace, IN_SCOPE, PLACE, scopeValues } from "./dashboard-scope.ts";

export interface EnvironmentShare extends EnvironmentPlace {
  readonly id: string;
  readonly monthlyUsd: number;
  readonly isAtLeast: boolean;
}

export interface ProjectShare {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly monthlyUsd: number;
  readonly environments: number;
  /** `null` when it has none. */
  readonly budgetUsd: number | null;
}

export interface MonthlyCosts {
  /** What stood when the month before began, as one step, and every change since, by the hour. */
  readonly steps: readonly CostStep[];
  /** Dearest first. */
  readonly environments: readonly EnvironmentShare[];
  readonly projects: readonly ProjectShare[];
  /** Of the organisation. */
  readonly budgetUsd: number | null;
  /** Something that is deployed has no price: it costs more. */
  readonly isAtLeast: boolean;
}

const COSTS = "FROM environment_cost c JOIN environment e ON e.id = c.environment_id JOIN project p ON p.id = e.project_id";

/** What is deployed costs, at list prices, as it was worked out when that changed: no drawing is opened. */
export async function loadMonthlyCosts(
  db: Database,
  organizationId: string,
  { now, limit, ...scope }: DashboardScope & { readonly now: number; readonly limit: number },
): Promise<MonthlyCosts> {
  const values = [...scopeValues(organizationId, scope)];
  const from = new Date(monthOf(monthOf(now).from - 1).from);
  const [steps, environments, projects, whole] = await Promise.all([
    listSteps(db, values, from),
    db.pool.query<EnvironmentShare>(
      `SELECT e.id, c.monthly_usd AS "monthlyUsd", c.is_at_least AS "isAtLeast", ${PLACE}
       ${COSTS} WHERE c.organization_id = $1 AND c.until IS NULL AND ${IN_SCOPE} ORDER BY c.monthly_usd DESC, e.id LIMIT $5`,
      [...values, limit],
    ),
    db.pool.query<ProjectShare>(
      `SELECT p.id, p.slug, p.name, sum(c.monthly_usd) AS "monthlyUsd", count(*)::int AS environments,
         (SELECT b.monthly_usd FROM budget b WHERE b.organization_id = $1 AND b.scope_id = p.id) AS "budgetUsd"
       ${COSTS} WHERE c.organization_id = $1 AND c.until IS NULL AND ${IN_SCOPE}
       GROUP BY p.id, p.slug, p.name ORDER BY 4 DESC, p.id LIMIT $5`,
      [...values, limit],
    ),
    db.pool.query<{ budgetUsd: number | null; isAtLeast: boolean | null }>(
      `SELECT (SELECT b.monthly_usd FROM budget b WHERE b.organization_id = $1 AND b.scope_id = $1) AS "budgetUsd",
         (SELECT bool_or(c.is_at_least) ${COSTS} WHERE c.organization_id = $1 AND c.until IS NULL AND ${IN_SCOPE}) AS "isAtLeast"`,
      values,
    ),
  ]);
  const [about] = whole.rows;
  return {
    steps,
    environments: environments.rows,
    projects: projects.rows,
    budgetUsd: about?.budgetUsd ?? null,
    isAtLeast: about?.isAtLeast ?? false,
  };
}

/** Beginnings count up and ends count down, gathered by the hour; what was over before counts not at all. Deleted environments did cost. */
async function listSteps(db: Database, values: readonly (string | null)[], from: Date): Promise<CostStep[]> {
  const within = IN_SCOPE.replace("AND e.deleted_at IS NULL ", "");
  const spans = (condition: string) =>
    `SELECT c.since, c.until, c.monthly_usd ${COSTS} WHERE c.organization_id = $1 AND ${condition} AND ${within}`;
  const { rows } = await db.pool.query<CostStep>(
    `WITH spans AS (${spans("c.until IS NULL")} UNION ALL ${spans("c.until IS NOT NULL AND c.until > $5")})
     SELECT (EXTRACT(epoch FROM date_trunc('hour', at)) * 1000)::float8 AS at, sum(usd) AS "monthlyUsd" FROM (
       SELECT greatest(since, $5) AS at, monthly_usd AS usd FROM spans
       UNION ALL SELECT until, -monthly_usd FROM spans WHERE until IS NOT NULL) changes
     GROUP BY 1 ORDER BY 1`,
    [...values, from],
  );
  return rows;
}
