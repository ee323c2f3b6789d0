export {
  APPROVAL_DAYS_MAX,
  APPROVAL_RULES,
  APPROVING_ROLES,
  type ApprovalRule,
  type ApprovalTerms,
  type Approver,
  roleNames,
  whyNotApprover,
} from "./approval-rule.ts";
export { can, leastRoleFor, rolesThatCan } from "./can.ts";
export { GRANTS } from "./grants.ts";
export {
  type EnvironmentPermission,
  FOR_PEOPLE_ONLY,
  isEnvironmentPermission,
  isProjectPermission,
  narrowestPlace,
  PLACE_KINDS,
  type PlaceKind,
  type ProjectPermission,
  TOKEN_PERMISSIONS,
} from "./permission-places.ts";
export { PERMISSION_WORDS } from "./permission-words.ts";
export { PERMISSIONS, type Permission } from "./permissions.ts";
export {
  type Bounds,
  GRANTABLE_ROLES,
  type Grant,
  type GrantableRole,
  grantedBy,
  isAllowed,
  isPlaceWithin,
  type Place,
  type Rights,
  rolesAt,
} from "./rights.ts";
export { isRole, ROLE_DESCRIPTIONS, ROLES, type Role } from "./roles.ts";
export { TOKEN_DAYS_DEFAULT, TOKEN_DAYS_MAX } from "./token-days.ts";
export { type NamedPlace, whyNot } from "./why-not.ts";
