import type { Database } from "../database.ts";

/** Something that was done, as the audit chain has it; without its before and after. */
export interface Activity {
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorName: string;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly targetName: string;
  /** Of what it was done to, where that is in a project that still stands. */
  readonly project: { readonly slug: string; readonly name: string } | null;
}

/** So many entries are looked through for those that are asked for. */
const LOOKED_THROUGH_MAX = 500;

/** The newest entries with one of these actions, as far as they were done. */
export async function listActivity(
  db: Database,
  organizationId: string,
  { actions, limit }: { readonly actions: readonly string[]; readonly limit: number },
): Promise<Activity[]> {
  const { rows } = await db.pool.query<Activity>(
    `WITH newest AS (SELECT * FROM audit_entry WHERE organization_id = $1 ORDER BY sequence DESC LIMIT ${LOOKED_THROUGH_MAX}),
       listed AS (SELECT * FROM newest WHERE action = ANY($2) AND COALESCE(result, 'done') = 'done' ORDER BY sequence DESC LIMIT $3)
     SELECT l.sequence, l.at, l.actor_kind AS "actorKind", l.actor_name AS "actorName", l.action, l.target_type AS "targetType",
       l.target_id AS "targetId", l.target_name AS "targetName",
       (SELECT jsonb_build_object('slug', p.slug, 'name', p.name) FROM project p WHERE p.organization_id = $1 AND p.deleted_at IS NULL AND p.id = CASE l.target_type
          WHEN 'project' THEN l.target_id::uuid
          WHEN 'environment' THEN (SELECT e.project_id FROM environment e WHERE e.id = l.target_id::uuid)
          WHEN 'deployment' THEN (SELECT d.project_id FROM deployment d WHERE d.id = l.target_id::uuid) END) AS project
     FROM listed l ORDER BY l.sequence DESC`,
    [organizationId, actions, limit],
  );
  return rows;
}
