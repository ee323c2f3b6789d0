import type { DeploymentState } from "@zerolake/execution";
import type { PlanTotals } from "@zerolake/planner";
import * as z from "zod";
import type { Database } from "../database.ts";
import { parseStoredTotals } from "../stored-documents.ts";
import { type DashboardScope, type EnvironmentPlace, IN_SCOPE, PLACE, scopeValues } from "./dashboard-scope.ts";

/** A deployment that a worker is at, or that waits for its turn. */
export interface RunningDeployment extends EnvironmentPlace {
  readonly id: string;
  readonly number: number;
  readonly kind: "apply" | "destroy";
  readonly state: DeploymentState;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  /** Calls to the cloud that are done, of those that its plan needs. */
  readonly done: number;
  readonly total: number;
  /** When it is over, [early, late]; `null` before it has begun to change something. */
  readonly expectedEnd: readonly [Date, Date] | null;
  /** It should have been over by now. */
  readonly isLate: boolean;
}

export interface RunningDeployments {
  /** Those that began first. */
  readonly listed: readonly RunningDeployment[];
  readonly total: number;
}

interface RunningRow extends Omit<RunningDeployment, "total" | "expectedEnd" | "isLate"> {
  readonly totals: unknown;
  readonly expected: unknown;
}

const minutesSchema = z.tuple([z.number(), z.number()]).nullable().catch(null);
const LIVE = "d.organization_id = $1 AND d.state IN ('queued', 'planning', 'approved', 'applying', 'verifying')";
const MINUTE_MS = 60_000;

/** Progress is counted in the journal, which has one row per call, never in the far longer event stream. */
export async function listRunningDeployments(
  db: Database,
  organizationId: string,
  { limit, ...scope }: DashboardScope & { readonly limit: number },
): Promise<RunningDeployments> {
  const { rows } = await db.pool.query<RunningRow & { ofAll: number }>(
    `SELECT d.id, d.number, d.kind, d.state, d.requested_at AS "requestedAt", d.started_at AS "startedAt", d.plan_totals AS totals, ${PLACE},
       (SELECT count(*)::int FROM journal_entry j WHERE j.deployment_id = d.id AND j.state = 'succeeded' AND j.operation <> 'read') AS done,
       (SELECT v.body->'expectedMinutes' FROM deployment_event v WHERE v.deployment_id = d.id AND v.body->>'type' IN ('planned', 'stepFailed')
          AND v.body->>'type' = 'planned' ORDER BY v.sequence DESC LIMIT 1) AS expected, live.total AS "ofAll"
     FROM (SELECT d.id, count(*) OVER ()::int AS total
         FROM deployment d JOIN environment e ON e.id = d.environment_id JOIN project p ON p.id = e.project_id
         WHERE ${LIVE} AND ${IN_SCOPE} ORDER BY d.started_at NULLS LAST, d.requested_at LIMIT $5) AS live
       JOIN deployment d ON d.id = live.id JOIN environment e ON e.id = d.environment_id JOIN project p ON p.id = e.project_id
     ORDER BY d.started_at NULLS LAST, d.requested_at`,
    [...scopeValues(organizationId, scope), limit],
  );
  return { listed: rows.map(({ ofAll: _ofAll, ...row }) => describe(row)), total: rows[0]?.ofAll ?? 0 };
}

function describe({ totals, expected, ...row }: RunningRow): RunningDeployment {
  const total = totals === null ? 0 : callsOf(parseStoredTotals(totals));
  const expectedEnd = endOf(row.startedAt, minutesSchema.parse(expected));
  const isLate = expectedEnd !== null && expectedEnd[1].getTime() < Date.now();
  return { ...row, done: Math.min(row.done, total), total, expectedEnd, isLate };
}

/** A replacement is two calls: one makes the new thing, one takes the old one away. */
function callsOf({ create, update, replace, destroy, adopt }: PlanTotals): number {
  return create + update + 2 * replace + destroy + adopt;
}

function endOf(startedAt: Date | null, minutes: readonly [number, number] | null): readonly [Date, Date] | null {
  if (startedAt === null || minutes === null) return null;
  const after = (count: number) => new Date(startedAt.getTime() + count * MINUTE_MS);
  return [after(minutes[0]), after(minutes[1])];
}
