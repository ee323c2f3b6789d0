import type { DeploymentState } from "@zerolake/execution";
import type { Database } from "../database.ts";
import { GIVES_WAY, IS_DUE } from "./lease-claim.ts";

export interface DueDeployment {
  readonly deploymentId: string;
  readonly organizationId: string;
  readonly state: DeploymentState;
  /** A schedule asked for it, not a person. */
  readonly isScheduled: boolean;
}

/** Deployments of all organisations that somebody should work on now and nobody does: what a lost job looks like. */
export async function listDueDeployments(db: Database, limit: number): Promise<DueDeployment[]> {
  const { rows } = await db.pool.query<DueDeployment>(
    `SELECT d.id AS "deploymentId", d.organization_id AS "organizationId", d.state, d.is_scheduled AS "isScheduled" FROM deployment d
     WHERE ${IS_DUE} ORDER BY ${GIVES_WAY}, d.wake_at LIMIT $1`,
    [limit],
  );
  return rows;
}
