import type { Database } from "../database.ts";

/**
 * Addresses that a deployment created and that are still recorded with the identifier it gave them: what undoing it takes
 * away. What another deployment has replaced or destroyed since is not among them.
 */
export async function listCreatedAddresses(db: Database, organizationId: string, deploymentId: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ address: string }>(
    `SELECT DISTINCT j.address FROM journal_entry j
     JOIN recorded_resource r ON r.environment_id = j.environment_id AND r.address = j.address AND r.organization_id = j.organization_id
     WHERE j.deployment_id = $1 AND j.organization_id = $2 AND j.operation = 'create' AND j.state = 'succeeded'
       AND r.identifier = j.identifier
     ORDER BY j.address`,
    [deploymentId, organizationId],
  );
  return rows.map(({ address }) => address);
}
