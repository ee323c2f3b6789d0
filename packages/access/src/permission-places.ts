import { PERMISSIONS, type Permission } from "./permissions.ts";

/** Where something can be allowed, from wide to narrow. */
export const PLACE_KINDS = ["organization", "project", "environment"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** What can be granted below the organisation, with the narrowest place. What is not here concerns all of it, and is granted for all of it or not at all. */
export const GRANTED_IN = {
  "project:read": "project",
  "project:edit": "project",
  "project:archive": "project",
  "blueprint:read": "project",
  "blueprint:edit": "project",
  "environment:create": "project",
  "environment:read": "environment",
  "environment:edit": "environment",
  "environment:delete": "environment",
  "deployment:read": "environment",
  "deployment:plan": "environment",
  "deployment:approve": "environment",
  "deployment:cancel": "environment",
  "deployment:destroy": "environment",
  "drift:check": "environment",
  "drift:decide": "environment",
  "health:check": "environment",
} as const satisfies Partial<Record<Permission, PlaceKind>>;

/** Permissions that can be granted for a project alone. */
export type ProjectPermission = keyof typeof GRANTED_IN;
/** Permissions that can be granted for an environment alone. */
export type EnvironmentPermission = {
  [P in ProjectPermission]: (typeof GRANTED_IN)[P] extends "environment" ? P : never;
}[ProjectPermission];

/** The narrowest place that it can be granted for. */
export function narrowestPlace(permission: Permission): PlaceKind {
  return isProjectPermission(permission) ? GRANTED_IN[permission] : "organization";
}

export function isProjectPermission(permission: Permission): permission is ProjectPermission {
  return Object.hasOwn(GRANTED_IN, permission);
}

export function isEnvironmentPermission(permission: Permission): permission is EnvironmentPermission {
  return isProjectPermission(permission) && GRANTED_IN[permission] === "environment";
}

/** No token holds these, whoever made it: who holds a stolen token must not be able to make more of it. */
export const FOR_PEOPLE_ONLY: readonly Permission[] = [
  "organization:manage",
  "member:manage",
  "token:own",
  "token:manage",
  "sso:manage",
  "notification:manage",
];

/** What a token can be allowed. */
export const TOKEN_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter((permission) => !FOR_PEOPLE_ONLY.includes(permission));
