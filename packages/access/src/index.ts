export { can, leastRoleFor, rolesThatCan } from "./can.ts";
export { GRANTS } from "./grants.ts";
export { PERMISSIONS, type Permission } from "./permissions.ts";
export { isRole, ROLE_DESCRIPTIONS, ROLES, type Role } from "./roles.ts";
