import type { HealthStatus } from "@zerolake/health";
import type { Database } from "../database.ts";
import { componentTitle } from "../health/component-title.ts";
import { type DashboardScope, type EnvironmentPlace, IN_SCOPE, PLACE, scopeValues } from "./dashboard-scope.ts";
import { HEALTH_NOW, IS_HEALTH_NEW } from "./health-scope.ts";

/** A component whose worst signal is over a threshold. */
export interface IllComponent extends EnvironmentPlace {
  readonly environmentId: string;
  readonly blueprint: string;
  readonly component: string;
  readonly title: string;
  readonly status: Extract<HealthStatus, "warn" | "bad">;
  /** Of its worst signal. */
  readonly label: string;
  readonly unit: string;
  readonly value: number | null;
  /** The limit that it is over. */
  readonly threshold: number;
  readonly illWhen: "above" | "below";
  readonly since: Date;
}

export interface IllComponents {
  /** The worst first, among them the longest ill. */
  readonly listed: readonly IllComponent[];
  readonly total: number;
  /** Environments by how well they are, as far as they are looked at. */
  readonly environments: Readonly<Record<HealthStatus, number>>;
}

/** What is ill now. Only signals over a threshold are read, by an index of them; titles are looked up for the listed ones. */
export async function listIllComponents(
  db: Database,
  organizationId: string,
  { limit, ...scope }: DashboardScope & { readonly limit: number },
): Promise<IllComponents> {
  const values = scopeValues(organizationId, scope);
  const [ill, counted] = await Promise.all([
    db.pool.query<IllComponent & { total: number }>(ILL, [...values, limit]),
    db.pool.query<{ status: HealthStatus; count: number }>(
      `SELECT ${HEALTH_NOW} AS status, count(*)::int AS count
       FROM environment e JOIN project p ON p.id = e.project_id JOIN environment_health h ON h.environment_id = e.id
       WHERE ${HEALTH_NOW} IS NOT NULL AND ${IN_SCOPE} GROUP BY 1`,
      [...values],
    ),
  ]);
  const environments = { ok: 0, warn: 0, bad: 0, unknown: 0 };
  for (const { status, count } of counted.rows) environments[status] = count;
  return { listed: ill.rows.map(withoutTotal), total: ill.rows[0]?.total ?? 0, environments };
}

function withoutTotal(row: IllComponent & { total: number }): IllComponent {
  const { total: _, ...component } = row;
  return component;
}

const ILL = `WITH worst AS (
    SELECT DISTINCT ON (s.environment_id, s.component) s.environment_id, s.component, s.status, s.label, s.unit, s.value, s.since, s.ill_when,
      CASE s.status WHEN 'bad' THEN s.bad_at ELSE s.warn_at END AS threshold
    FROM health_signal s WHERE s.organization_id = $1 AND s.status IN ('warn', 'bad')
    ORDER BY s.environment_id, s.component, s.status DESC, s.since),
  listed AS (
    SELECT w.*, e.deployed_version_id, e.blueprint_id, ${PLACE}, count(*) OVER ()::int AS total
    FROM worst w JOIN environment e ON e.id = w.environment_id JOIN project p ON p.id = e.project_id JOIN environment_health h ON h.environment_id = e.id
    WHERE e.asleep_since IS NULL AND ${IS_HEALTH_NEW} AND ${IN_SCOPE}
    ORDER BY w.status DESC, w.since LIMIT $5)
  SELECT l.environment_id AS "environmentId", b.slug AS blueprint, l.component, l.status, l.label, l.unit, l.value, l.threshold, l.ill_when AS "illWhen",
    l.since, l.project, l.environment, l.total,
    coalesce(${componentTitle("v.document", "l.component")}, l.component) AS title
  FROM listed l JOIN blueprint b ON b.id = l.blueprint_id LEFT JOIN blueprint_version v ON v.id = l.deployed_version_id
  ORDER BY l.status DESC, l.since, l.component`;
