import { AppError } from "../app-error.ts";
import type { Database } from "../database.ts";
import { PLANS_WITHOUT_PERSON_MAX } from "../deployments/approval-terms.ts";
import { approveDeployment } from "../deployments/deployment-decisions.ts";
import { appendDeploymentEvents } from "../deployments/deployment-moves.ts";
import { IS_LOCKED } from "../environments/environment-lock.ts";
import type { ScheduledDeployment } from "./scheduled-work.ts";

interface Waiting extends ScheduledDeployment {
  readonly planHash: string;
  readonly setById: string;
  readonly setBy: string;
  readonly purpose: string;
  /** Somebody has changed the environment since what is deployed there. */
  readonly isEdited: boolean;
  readonly plans: number;
}

/** A locked environment is left alone: the plan waits, and so does the question who approves it. */
const WAITING = `
  SELECT d.organization_id AS "organizationId", d.id AS "deploymentId", d.plan_hash AS "planHash", d.purpose,
    d.requested_by_id AS "setById", coalesce(u.name, 'somebody who left') AS "setBy", e.revision <> e.deployed_revision AS "isEdited",
    (SELECT count(*)::int FROM deployment_plan p WHERE p.deployment_id = d.id) AS plans
  FROM deployment d JOIN environment e ON e.id = d.environment_id LEFT JOIN "user" u ON u.id = d.requested_by_id
  WHERE d.state = 'awaitingApproval' AND d.is_scheduled AND d.schedule_refusal IS NULL AND d.plan_hash IS NOT NULL AND NOT (${IS_LOCKED})
  ORDER BY d.requested_at LIMIT $1`;

/**
 * Approves the plans of schedules, of all organisations, with the right of whoever set them and under the environment's rule. What loses data,
 * what a policy or the cloud objects to, and what wakes something else than was deployed waits for a person; the deployment says why.
 */
export async function approveScheduled(db: Database, limit: number): Promise<ScheduledDeployment[]> {
  const { rows } = await db.pool.query<Waiting>(WAITING, [limit]);
  const decided: ScheduledDeployment[] = [];
  for (const row of rows)
    if (await isApproved(db, row)) decided.push({ organizationId: row.organizationId, deploymentId: row.deploymentId });
  return decided;
}

async function isApproved(db: Database, waiting: Waiting): Promise<boolean> {
  const { organizationId, deploymentId, planHash, setById, setBy } = waiting;
  const by = { kind: "schedule", id: setById, name: `the schedule that ${setBy} set` } as const;
  const obstacle = whyForAPerson(waiting);
  if (obstacle !== undefined) return isRefused(db, waiting, obstacle);
  try {
    await approveDeployment(db, organizationId, { deploymentId, planHash, by });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Somebody was quicker.
    if (error.code === "conflict") return false;
    if (error.code === "forbidden" || error.code === "blocked") return isRefused(db, waiting, error.message);
    throw error;
  }
}

function whyForAPerson({ purpose, isEdited, plans }: Waiting): string | undefined {
  if (plans > PLANS_WITHOUT_PERSON_MAX) return "The plan was another one each time that its turn came.";
  if (purpose === "wakening" && isEdited) return "The settings of the environment were changed since it was deployed.";
  return undefined;
}

/** Says so once; from then on a person is asked. Always false: nothing was approved. */
async function isRefused(db: Database, { organizationId, deploymentId }: Waiting, reason: string): Promise<false> {
  const message = `The schedule cannot approve this plan, so it waits for a person. ${reason}`;
  await db.prisma.$transaction((tx) =>
    appendDeploymentEvents(tx, organizationId, {
      deploymentId,
      events: [{ type: "log", level: "warning", message }],
      data: { scheduleRefusal: reason },
    }),
  );
  return false;
}
