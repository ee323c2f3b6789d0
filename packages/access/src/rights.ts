import { can } from "./can.ts";
import { GRANTS } from "./grants.ts";
import {
  type EnvironmentPermission,
  FOR_PEOPLE_ONLY,
  isEnvironmentPermission,
  isProjectPermission,
  type ProjectPermission,
} from "./permission-places.ts";
import type { Permission } from "./permissions.ts";
import { ROLES, type Role } from "./roles.ts";

/** Roles that can be granted below the organisation: those that have something there that not every member has. */
export const GRANTABLE_ROLES = ["admin", "editor", "deployer", "approver"] as const satisfies readonly Role[];
export type GrantableRole = (typeof GRANTABLE_ROLES)[number];

/** Where something is to be done. Keys are ids or slugs, as those of the grants that they are compared with; no project: the organisation. */
export interface Place {
  readonly project?: string;
  /** In the project. */
  readonly environment?: string;
}

/** A role in one project, or in one environment of it. */
export interface Grant {
  readonly role: GrantableRole;
  readonly project: string;
  /** Absent: the project with all its environments. */
  readonly environment?: string;
}

/** What a token may of what its owner may: a role's permissions or listed ones, in one project or everywhere. */
export interface Bounds {
  readonly permits: Role | readonly Permission[];
  readonly project?: string;
}

export interface Rights {
  /** In the whole organisation. */
  readonly role: Role;
  /** They add to the role and take nothing away. */
  readonly grants: readonly Grant[];
  /** Of whoever comes with a token. */
  readonly bounds?: Bounds;
}

/** What a role gives where it is granted: what concerns the whole organisation is left out. */
const GRANTED_BELOW: {
  readonly project: Readonly<Record<GrantableRole, ReadonlySet<ProjectPermission>>>;
  readonly environment: Readonly<Record<GrantableRole, ReadonlySet<EnvironmentPermission>>>;
} = {
  project: below(isProjectPermission),
  environment: below(isEnvironmentPermission),
};

function below<P extends Permission>(isGrantable: (permission: Permission) => permission is P) {
  const of = (role: GrantableRole): ReadonlySet<P> => new Set([...GRANTS[role]].filter(isGrantable));
  return { admin: of("admin"), editor: of("editor"), deployer: of("deployer"), approver: of("approver") };
}

/** What the grant gives in its own place. */
export function grantedBy({ role, environment }: Pick<Grant, "role" | "environment">): ReadonlySet<Permission> {
  return environment === undefined ? GRANTED_BELOW.project[role] : GRANTED_BELOW.environment[role];
}

/** The one decision: by the role in the organisation or by a grant for the place, within the bounds of a token. */
export function isAllowed({ role, grants, bounds }: Rights, permission: Permission, place: Place): boolean {
  if (bounds !== undefined && !isWithin(bounds, permission, place)) return false;
  return can(role, permission) || grants.some((grant) => isThere(grant, place) && grantedBy(grant).has(permission));
}

/** Every role that somebody has in a place, the organisation's among them. */
export function rolesAt({ role, grants }: Rights, place: Place): readonly Role[] {
  const granted: readonly Role[] = grants.filter((grant) => isThere(grant, place)).map((grant) => grant.role);
  return ROLES.filter((each) => each === role || granted.includes(each));
}

/** Whether the place is one that the bounds of a token leave open at all. */
export function isPlaceWithin(bounds: Bounds | undefined, { project }: Place): boolean {
  return bounds?.project === undefined || bounds.project === project;
}

function isWithin(bounds: Bounds, permission: Permission, place: Place): boolean {
  if (FOR_PEOPLE_ONLY.includes(permission) || !isPlaceWithin(bounds, place)) return false;
  return typeof bounds.permits === "string" ? can(bounds.permits, permission) : bounds.permits.includes(permission);
}

function isThere(grant: Grant, { project, environment }: Place): boolean {
  return grant.project === project && (grant.environment === undefined || grant.environment === environment);
}
