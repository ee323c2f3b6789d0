import type { Database } from "../database.ts";

export interface ScopeChoices {
  readonly stages: readonly string[];
  readonly clouds: readonly string[];
  readonly owners: readonly { readonly id: string; readonly name: string }[];
}

const CHOICES_MAX = 50;

/** What a dashboard can be narrowed to: the most frequent ones. */
export async function listScopeChoices(db: Database, organizationId: string): Promise<ScopeChoices> {
  const [places, owners] = await Promise.all([
    db.pool.query<{ stages: string[] | null; clouds: string[] | null }>(
      `WITH live AS (SELECT slug, cloud, position FROM environment WHERE organization_id = $1 AND deleted_at IS NULL)
       SELECT (SELECT array_agg(slug ORDER BY position, slug) FROM (
           SELECT slug, min(position) AS position FROM live GROUP BY slug ORDER BY count(*) DESC, slug LIMIT ${CHOICES_MAX}) s) AS stages,
         (SELECT array_agg(DISTINCT cloud) FROM live) AS clouds`,
      [organizationId],
    ),
    db.pool.query<{ id: string; name: string }>(
      `SELECT u.id, u.name FROM "user" u WHERE u.id IN (
         SELECT created_by_id FROM project WHERE organization_id = $1 AND archived_at IS NULL AND deleted_at IS NULL)
       ORDER BY u.name LIMIT ${CHOICES_MAX}`,
      [organizationId],
    ),
  ]);
  const [found] = places.rows;
  return { stages: found?.stages ?? [], clouds: found?.clouds ?? [], owners: owners.rows };
}
