import type { Database } from "../database.ts";

/** Data that a plan takes away. */
export interface PlanLoss {
  readonly deploymentId: string;
  /** At least one loss is a replacement: there is a new, empty thing afterwards. */
  readonly isReplacing: boolean;
}

/** Those of these deployments whose current plan loses data. Reads inside the stored plans, so that none has to be fetched whole. */
export async function listPlanLosses(db: Database, organizationId: string, deploymentIds: readonly string[]): Promise<PlanLoss[]> {
  const { rows } = await db.pool.query<PlanLoss>(
    `SELECT d.id AS "deploymentId",
       jsonb_path_exists(p.document, '$.steps[*] ? (@.risk == "dataLoss" && @.action == "replace")') AS "isReplacing"
     FROM deployment d JOIN deployment_plan p ON p.deployment_id = d.id AND p.hash = d.plan_hash
     WHERE d.organization_id = $1 AND d.id = ANY($2::uuid[]) AND jsonb_path_exists(p.document, '$.steps[*] ? (@.risk == "dataLoss")')`,
    [organizationId, deploymentIds],
  );
  return rows;
}

/** Who dropped a plan, and with which words. */
export interface Discard {
  readonly deploymentId: string;
  readonly by: string;
  readonly comment: string | null;
}

/** Those of these deployments that were discarded. */
export async function listDiscards(db: Database, organizationId: string, deploymentIds: readonly string[]): Promise<Discard[]> {
  const { rows } = await db.pool.query<Discard>(
    `SELECT deployment_id AS "deploymentId", coalesce(body->>'by', 'Somebody who left') AS by, body->>'comment' AS comment
     FROM deployment_event
     WHERE organization_id = $1 AND deployment_id = ANY($2::uuid[]) AND body->>'type' = 'stateChanged' AND body->>'to' = 'discarded'`,
    [organizationId, deploymentIds],
  );
  return rows;
}
