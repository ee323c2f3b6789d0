import { type Attempt, DAY_MS, LOOK_BACK_DAYS, type Outcome, type Period, periodBefore } from "@zerolake/delivery";
import type { Database } from "../database.ts";
import { type DashboardScope, IN_SCOPE, scopeValues } from "./dashboard-scope.ts";

/** More than anybody deploys in the longest period; the newest count. */
const ATTEMPTS_MAX = 50_000;

interface EndedRow {
  readonly environment: string;
  readonly outcome: Outcome;
  readonly purpose: Attempt["purpose"];
  /** Milliseconds since 1970, as text. */
  readonly started: string;
  readonly finished: string;
  readonly saved: string | null;
}

const MS = (column: string) => `(EXTRACT(epoch FROM ${column}) * 1000)::bigint`;

/**
 * Deployments that changed something and ended in the period, in the one before it, or so shortly before that what mended them
 * counts. One range of an index over narrow rows that a trigger writes, however many there are outside of it.
 */
export async function listEndedDeployments(
  db: Database,
  organizationId: string,
  { period, ...scope }: DashboardScope & { readonly period: Period },
): Promise<Attempt[]> {
  const from = new Date(periodBefore(period).from - LOOK_BACK_DAYS * DAY_MS);
  const { rows } = await db.pool.query<EndedRow>(
    `SELECT d.environment_id AS environment, d.outcome, d.purpose, ${MS("d.started_at")} AS started, ${MS("d.finished_at")} AS finished,
       ${MS("d.new_version_saved_at")} AS saved
     FROM ended_deployment d JOIN environment e ON e.id = d.environment_id JOIN project p ON p.id = e.project_id
     WHERE d.organization_id = $1 AND d.finished_at >= $5 AND d.finished_at < $6 AND ${IN_SCOPE}
     ORDER BY d.finished_at DESC LIMIT ${ATTEMPTS_MAX}`,
    [...scopeValues(organizationId, scope), from, new Date(period.to)],
  );
  return rows.map(({ environment, outcome, purpose, started, finished, saved }) => ({
    environmentId: environment,
    outcome,
    purpose,
    startedAt: Number(started),
    finishedAt: Number(finished),
    newVersionSavedAt: saved === null ? null : Number(saved),
  }));
}
