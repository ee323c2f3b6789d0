import type { DeploymentState } from "@zerolake/execution";
import type { Database } from "./database.ts";

/** What a list tells about an environment: which version it has, and how its last deployment stands. */
export interface EnvironmentMark {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly deployedVersion: number | null;
  readonly lastState: DeploymentState | null;
}

export interface ProjectOverview {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly updatedAt: Date;
  readonly blueprintId: string;
  readonly componentCount: number;
  /** Of the newest saved version; `null` before the first. */
  readonly newestVersion: number | null;
  readonly environments: readonly EnvironmentMark[];
}

export interface ProjectFilter {
  /** Part of the name or of the slug, in any case; empty finds everything. */
  readonly search?: string;
  /** The last row of the page before. */
  readonly after?: Pick<ProjectOverview, "id" | "updatedAt">;
  readonly limit: number;
}

/** Archived ones are in no list. A change of the drawing is a change of the project. */
const CHANGED = `SELECT p.id, p.slug, p.name, p.description, b.id AS "blueprintId",
    date_trunc('milliseconds', GREATEST(p.updated_at, b.updated_at)) AS "updatedAt"
  FROM project p JOIN blueprint b ON b.project_id = p.id
  WHERE p.organization_id = $1 AND p.archived_at IS NULL`;

/** A page of an organisation's projects, last changed first, and how many there are on all pages. Drawings are only opened for the page. */
export async function listProjects(
  db: Database,
  organizationId: string,
  { search = "", after, limit }: ProjectFilter,
): Promise<{ rows: ProjectOverview[]; total: number }> {
  const found = `WITH found AS (SELECT * FROM (${CHANGED}) AS every WHERE position($2 IN lower(every.name || ' ' || every.slug)) > 0)`;
  const wanted = search.trim().toLowerCase();
  const [page, count] = await Promise.all([
    db.pool.query<ProjectOverview>(
      `${found}, page AS (
         SELECT * FROM found WHERE $3::timestamptz IS NULL OR ("updatedAt", id) < ($3::timestamptz, $4::uuid)
         ORDER BY "updatedAt" DESC, id DESC LIMIT $5)
       SELECT page.*, jsonb_array_length(b.document->'components') AS "componentCount",
         (SELECT max(v.number) FROM blueprint_version v WHERE v.blueprint_id = b.id) AS "newestVersion",
         COALESCE((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'deployedVersion', v.number,
             'lastState', (SELECT d.state FROM deployment d WHERE d.environment_id = e.id ORDER BY d.number DESC LIMIT 1)) ORDER BY e.position, e.name)
           FROM environment e LEFT JOIN blueprint_version v ON v.id = e.deployed_version_id
           WHERE e.project_id = page.id AND e.deleted_at IS NULL), '[]') AS environments
       FROM page JOIN blueprint b ON b.id = page."blueprintId" ORDER BY "updatedAt" DESC, id DESC`,
      [organizationId, wanted, after?.updatedAt ?? null, after?.id ?? null, limit],
    ),
    db.pool.query<{ total: number }>(`${found} SELECT count(*)::int AS total FROM found`, [organizationId, wanted]),
  ]);
  return { rows: page.rows, total: count.rows[0]?.total ?? 0 };
}

/** All projects by name and slug only, last changed first: for switching between them. */
export async function listProjectNames(db: Database, organizationId: string): Promise<Pick<ProjectOverview, "slug" | "name">[]> {
  const { rows } = await db.pool.query<Pick<ProjectOverview, "slug" | "name">>(
    `SELECT slug, name FROM (${CHANGED}) AS every ORDER BY "updatedAt" DESC, id DESC`,
    [organizationId],
  );
  return rows;
}
