import type { DeploymentState } from "@zerolake/execution";
import type { Cloud } from "@zerolake/resources";
import type { Database } from "../database.ts";

/** What a list tells about an environment: which version it has, and how its last deployment stands. */
export interface EnvironmentMark {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly cloud: string;
  readonly deployedVersion: number | null;
  readonly lastState: DeploymentState | null;
}

export const PROJECT_STATUSES = ["deployed", "running", "waiting", "failed", "empty", "archived"] as const;
export type ProjectStatus = (typeof PROJECT_STATUSES)[number];

export interface ProjectOverview {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly updatedAt: Date;
  readonly blueprintId: string;
  readonly componentCount: number;
  /** Who made it; `null` when that account is gone. */
  readonly owner: string | null;
  readonly isArchived: boolean;
  /** Of the newest saved version; `null` before the first. */
  readonly newestVersion: number | null;
  readonly environments: readonly EnvironmentMark[];
}

export interface ProjectFilter {
  /** Part of the name or of the slug, in any case; empty finds everything. */
  readonly search?: string;
  /** Id of the person who made it. */
  readonly ownerId?: string;
  /** With an environment there; without environments, drawn for it. */
  readonly cloud?: Cloud;
  /** Without one, all that are not archived. */
  readonly status?: ProjectStatus;
  /** The last row of the page before. */
  readonly after?: Pick<ProjectOverview, "id" | "updatedAt">;
  readonly limit: number;
}

/** Deleted ones are in no list. A change of the drawing is a change of the project. */
const EVERY = `SELECT p.id, p.slug, p.name, p.description, b.id AS "blueprintId", p.created_by_id, p.target_cloud,
    p.archived_at IS NOT NULL AS "isArchived", date_trunc('milliseconds', GREATEST(p.updated_at, b.updated_at)) AS "updatedAt"
  FROM project p JOIN blueprint b ON b.project_id = p.id
  WHERE p.organization_id = $1 AND p.deleted_at IS NULL`;

const ENVIRONMENTS = `SELECT 1 FROM environment e WHERE e.project_id = every.id AND e.deleted_at IS NULL`;
const LAST_STATE = `(SELECT d.state FROM deployment d WHERE d.environment_id = e.id ORDER BY d.number DESC LIMIT 1)`;

/** What is true of a project `every` in each status; the first five are about those that are not archived. */
const STATUS_CONDITIONS: Readonly<Record<ProjectStatus, string>> = {
  deployed: `EXISTS (${ENVIRONMENTS} AND e.deployed_version_id IS NOT NULL)`,
  running: `EXISTS (${ENVIRONMENTS} AND EXISTS (SELECT 1 FROM deployment d WHERE d.environment_id = e.id AND d.finished_at IS NULL
    AND d.state <> 'awaitingApproval'))`,
  waiting: `EXISTS (${ENVIRONMENTS} AND EXISTS (SELECT 1 FROM deployment d WHERE d.environment_id = e.id AND d.state = 'awaitingApproval'))`,
  failed: `EXISTS (${ENVIRONMENTS} AND ${LAST_STATE} = 'failed')`,
  empty: `NOT EXISTS (${ENVIRONMENTS} AND EXISTS (SELECT 1 FROM recorded_resource r WHERE r.environment_id = e.id))`,
  archived: "true",
};

/** Parameters $1 to $4: organisation, text, owner, cloud. */
function foundBy(status: ProjectStatus | undefined): string {
  return `WITH found AS (SELECT * FROM (${EVERY}) AS every
    WHERE position($2 IN lower(every.name || ' ' || every.slug)) > 0
      AND every."isArchived" = ${status === "archived"}
      AND ($3::uuid IS NULL OR every.created_by_id = $3)
      AND ($4::text IS NULL OR EXISTS (${ENVIRONMENTS} AND e.cloud = $4) OR (every.target_cloud = $4 AND NOT EXISTS (${ENVIRONMENTS})))
      AND ${status === undefined ? "true" : STATUS_CONDITIONS[status]})`;
}

/** A page of an organisation's projects, last changed first, and how many there are on all pages; 0 behind the last page. */
export async function listProjects(
  db: Database,
  organizationId: string,
  { search = "", ownerId, cloud, status, after, limit }: ProjectFilter,
): Promise<{ rows: ProjectOverview[]; total: number }> {
  const found = foundBy(status);
  const wanted = [organizationId, search.trim().toLowerCase(), ownerId ?? null, cloud ?? null];
  const { rows } = await db.pool.query<ProjectOverview & { total: number }>(
    `${found}, page AS (
       SELECT * FROM found WHERE $5::timestamptz IS NULL OR ("updatedAt", id) < ($5::timestamptz, $6::uuid)
       ORDER BY "updatedAt" DESC, id DESC LIMIT $7),
     marks AS (
       SELECT e.project_id, jsonb_agg(jsonb_build_object('id', e.id, 'slug', e.slug, 'name', e.name, 'cloud', e.cloud, 'deployedVersion', v.number,
           'lastState', last.state) ORDER BY e.position, e.name) AS list
       FROM page JOIN environment e ON e.project_id = page.id AND e.deleted_at IS NULL
         LEFT JOIN blueprint_version v ON v.id = e.deployed_version_id LEFT JOIN environment_last_run last ON last.environment_id = e.id
       GROUP BY e.project_id)
     SELECT (SELECT count(*)::int FROM found) AS total, page.id, page.slug, page.name, page.description, page."blueprintId", page."isArchived", page."updatedAt",
       (SELECT u.name FROM "user" u WHERE u.id = page.created_by_id) AS owner,
       b.component_count AS "componentCount",
       (SELECT max(v.number) FROM blueprint_version v WHERE v.blueprint_id = b.id) AS "newestVersion",
       COALESCE(marks.list, '[]') AS environments
     FROM page JOIN blueprint b ON b.id = page."blueprintId" LEFT JOIN marks ON marks.project_id = page.id ORDER BY "updatedAt" DESC, page.id DESC`,
    [...wanted, after?.updatedAt ?? null, after?.id ?? null, limit],
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** All projects by name and slug only, last changed first: for switching between them. */
export async function listProjectNames(db: Database, organizationId: string): Promise<Pick<ProjectOverview, "slug" | "name">[]> {
  const { rows } = await db.pool.query<Pick<ProjectOverview, "slug" | "name">>(
    `SELECT slug, name FROM (${EVERY}) AS every WHERE NOT every."isArchived" ORDER BY "updatedAt" DESC, id DESC`,
    [organizationId],
  );
  return rows;
}
