import type { ApprovalTerms } from "@zerolake/access";
import * as z from "zod";
import type { Database } from "../database.ts";
import { approvalTermsSchema } from "../deployments/approval-terms.ts";
import { type DashboardScope, type EnvironmentPlace, IN_SCOPE, PLACE, scopeValues } from "./dashboard-scope.ts";

const LISTED_MAX = 200;
const FROM = "FROM deployment d JOIN environment e ON e.id = d.environment_id JOIN project p ON p.id = e.project_id";

/** A plan that waits for somebody's word. Whose, say the terms of its environment. */
export interface WaitingPlan extends EnvironmentPlace {
  readonly id: string;
  readonly projectId: string;
  readonly environmentId: string;
  readonly number: number;
  readonly requestedAt: Date;
  readonly requestedById: string;
  readonly authorIds: readonly string[];
  readonly terms: ApprovalTerms;
  readonly approvalExpiresAt: Date | null;
}

/** Oldest first. */
export async function listWaitingPlans(db: Database, organizationId: string, scope: DashboardScope = {}): Promise<WaitingPlan[]> {
  const { rows } = await db.pool.query<Omit<WaitingPlan, "terms"> & { rule: unknown; roles: unknown }>(
    `SELECT d.id, d.number, d.project_id AS "projectId", e.id AS "environmentId", d.requested_at AS "requestedAt", d.requested_by_id AS "requestedById", d.author_ids AS "authorIds",
       d.approval_expires_at AS "approvalExpiresAt", e.approval_rule AS rule, e.approval_roles AS roles, ${PLACE}
     ${FROM} WHERE d.organization_id = $1 AND d.state = 'awaitingApproval' AND ${IN_SCOPE}
     ORDER BY d.requested_at LIMIT ${LISTED_MAX}`,
    [...scopeValues(organizationId, scope)],
  );
  return rows.map(({ rule, roles, ...row }) => ({
    ...row,
    terms: approvalTermsSchema.parse({ approvalRule: rule, approvalRoles: roles }),
  }));
}

/** The last deployment of an environment, which failed, with what failed first in it. */
export interface FailedRun extends EnvironmentPlace {
  readonly id: string;
  readonly number: number;
  readonly finishedAt: Date;
  /** One sentence about the end. */
  readonly summary: string | null;
  readonly cause: { readonly address: string; readonly message: string } | null;
}

const causeSchema = z
  .object({ address: z.string(), error: z.object({ message: z.string() }) })
  .transform(({ address, error }) => ({ address, message: error.message }))
  .nullable()
  .catch(null);

/** Newest first. The cause is one look into an index of the events. */
export async function listFailedRuns(
  db: Database,
  organizationId: string,
  { limit, ...scope }: DashboardScope & { readonly limit: number },
): Promise<{ readonly listed: readonly FailedRun[]; readonly total: number }> {
  const { rows } = await db.pool.query<Omit<FailedRun, "cause"> & { cause: unknown; total: number }>(
    `SELECT d.id, d.number, d.finished_at AS "finishedAt", d.summary, count(*) OVER ()::int AS total, ${PLACE},
       (SELECT v.body FROM deployment_event v WHERE v.deployment_id = d.id AND v.body->>'type' IN ('planned', 'stepFailed')
          AND v.body->>'type' = 'stepFailed' ORDER BY v.sequence LIMIT 1) AS cause
     FROM environment_last_run last JOIN deployment d ON d.id = last.deployment_id
       JOIN environment e ON e.id = last.environment_id JOIN project p ON p.id = e.project_id
     WHERE last.organization_id = $1 AND last.state = 'failed' AND ${IN_SCOPE} ORDER BY d.finished_at DESC LIMIT $5`,
    [...scopeValues(organizationId, scope), limit],
  );
  const listed = rows.map(({ cause, total: _total, ...row }) => ({ ...row, cause: causeSchema.parse(cause) }));
  return { listed, total: rows[0]?.total ?? 0 };
}

export interface BrokenConnection {
  readonly id: string;
  readonly name: string;
  readonly cloud: string;
  /** What the cloud said. */
  readonly message: string | null;
  readonly testedAt: Date;
}

/** Connections whose last test did not pass. */
export async function listBrokenConnections(db: Database, organizationId: string): Promise<BrokenConnection[]> {
  const { rows } = await db.pool.query<BrokenConnection>(
    `SELECT id, name, cloud, test_message AS message, tested_at AS "testedAt" FROM connection
     WHERE organization_id = $1 AND deleted_at IS NULL AND is_test_passed = false AND tested_at IS NOT NULL
     ORDER BY tested_at LIMIT ${LISTED_MAX}`,
    [organizationId],
  );
  return rows;
}

export interface EndingEnvironment extends EnvironmentPlace {
  readonly id: string;
  readonly expiresAt: Date;
}

/** Environments whose resources are destroyed within so many days, soonest first. */
export async function listEndingEnvironments(
  db: Database,
  organizationId: string,
  { withinDays, ...scope }: DashboardScope & { readonly withinDays: number },
): Promise<EndingEnvironment[]> {
  const { rows } = await db.pool.query<EndingEnvironment>(
    `SELECT e.id, s.expires_at AS "expiresAt", ${PLACE}
     FROM environment_schedule s JOIN environment e ON e.id = s.environment_id JOIN project p ON p.id = e.project_id
     WHERE s.organization_id = $1 AND s.expires_at > now() AND s.expires_at < now() + $5 * interval '1 day' AND ${IN_SCOPE}
     ORDER BY s.expires_at LIMIT ${LISTED_MAX}`,
    [...scopeValues(organizationId, scope), withinDays],
  );
  return rows;
}
