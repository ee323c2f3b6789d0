import type { Database } from "../database.ts";

/** Something that a deployment was meant to leave, and that is recorded still. */
export interface KeptResource {
  readonly environmentId: string;
  readonly environment: { readonly name: string; readonly slug: string };
  readonly project: { readonly name: string; readonly slug: string };
  readonly connection: { readonly name: string; readonly cloud: string };
  readonly region: string;
  readonly address: string;
  readonly component: string;
  readonly type: string;
  readonly identifier: string;
  /** Why it was kept. */
  readonly reason: string;
  readonly deployment: number;
  readonly keptAt: Date;
}

interface KeptRow
  extends Pick<
    KeptResource,
    "environmentId" | "region" | "address" | "component" | "type" | "identifier" | "reason" | "deployment" | "keptAt"
  > {
  readonly environmentName: string;
  readonly environmentSlug: string;
  readonly projectName: string;
  readonly projectSlug: string;
  readonly connectionName: string;
  readonly cloud: string;
}

/**
 * What was kept on purpose, by environment. The last word counts: a whole deployment speaks of everything, a destruction of chosen
 * components of those alone, so the plans from the last whole one on are asked, newest first.
 */
export async function listKeptResources(db: Database, organizationId: string): Promise<readonly KeptResource[]> {
  const { rows } = await db.pool.query<KeptRow>(
    `WITH done AS (
       SELECT d.id, d.environment_id, d.number, d.finished_at, d.plan_hash,
         count(*) FILTER (WHERE d.undo_of_id IS NULL AND d.orphan_id IS NULL AND d.destroy_components = '{}')
           OVER (PARTITION BY d.environment_id ORDER BY d.finished_at DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS whole_since
       FROM deployment d WHERE d.organization_id = $1 AND d.state = 'succeeded' AND d.plan_hash IS NOT NULL)
     SELECT DISTINCT ON (e.id, r.address) e.id AS "environmentId", e.region, r.address, r.component, r.type, r.identifier,
       k.row->>'reason' AS reason, done.number AS deployment, done.finished_at AS "keptAt", e.name AS "environmentName",
       e.slug AS "environmentSlug", p.name AS "projectName", p.slug AS "projectSlug", c.name AS "connectionName", c.cloud
     FROM done JOIN deployment_plan dp ON dp.deployment_id = done.id AND dp.hash = done.plan_hash
     CROSS JOIN LATERAL jsonb_array_elements(dp.document->'kept') AS k(row)
     JOIN recorded_resource r ON r.environment_id = done.environment_id AND r.address = k.row->>'address'
     JOIN environment e ON e.id = done.environment_id JOIN project p ON p.id = e.project_id JOIN connection c ON c.id = e.connection_id
     WHERE coalesce(done.whole_since, 0) = 0 AND e.deleted_at IS NULL
     ORDER BY e.id, r.address, done.finished_at DESC`,
    [organizationId],
  );
  return rows.map(({ environmentName, environmentSlug, projectName, projectSlug, connectionName, cloud, ...row }) => ({
    ...row,
    environment: { name: environmentName, slug: environmentSlug },
    project: { name: projectName, slug: projectSlug },
    connection: { name: connectionName, cloud },
  }));
}
