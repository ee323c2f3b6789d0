import { GRANTS } from "./grants.ts";
import type { Permission } from "./permissions.ts";
import { ROLES, type Role } from "./roles.ts";

/** Whether the role holds the permission. The only question that code asks about roles. */
export function can(role: Role, permission: Permission): boolean {
  return GRANTS[role].has(permission);
}

/** Roles that hold the permission, for sentences such as "You need the Deployer role". */
export function rolesThatCan(permission: Permission): readonly Role[] {
  return ROLES.filter((role) => can(role, permission));
}

/**
 * The role to ask for when a permission is missing: the one with the fewest other permissions, so that nobody is told to
 * become an owner in order to plan.
 */
export function leastRoleFor(permission: Permission): Role {
  return rolesThatCan(permission).reduce((least, role) => (GRANTS[role].size < GRANTS[least].size ? role : least), "owner");
}
