/** Which environments a dashboard is about; what is absent narrows nothing. */
export interface DashboardScope {
  /** Slug of the environment: the same stage in every project. */
  readonly stage?: string;
  readonly cloud?: string;
  /** Who made the project. */
  readonly ownerId?: string;
}

/** Parameters $1 to $4 of every statement that uses `IN_SCOPE`. */
export function scopeValues(organizationId: string, { stage, cloud, ownerId }: DashboardScope): readonly (string | null)[] {
  return [organizationId, stage ?? null, cloud ?? null, ownerId ?? null];
}

/** What is true of the environment `e` of project `p`. */
export const IN_SCOPE = `e.organization_id = $1 AND e.deleted_at IS NULL AND p.organization_id = $1 AND p.archived_at IS NULL AND p.deleted_at IS NULL
  AND ($2::text IS NULL OR e.slug = $2) AND ($3::text IS NULL OR e.cloud = $3) AND ($4::uuid IS NULL OR p.created_by_id = $4)`;

/** Where something is, by the names that people know it by. */
export interface EnvironmentPlace {
  readonly project: { readonly slug: string; readonly name: string };
  readonly environment: { readonly slug: string; readonly name: string };
}

/** Columns of an `EnvironmentPlace` from `p` and `e`. */
export const PLACE = `jsonb_build_object('slug', p.slug, 'name', p.name) AS project, jsonb_build_object('slug', e.slug, 'name', e.name) AS environment`;
