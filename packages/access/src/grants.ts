import { PERMISSIONS, type Permission } from "./permissions.ts";
import type { Role } from "./roles.ts";

const READ: readonly Permission[] = [
  "organization:read",
  "member:read",
  // A token allows nothing that its owner is not allowed, so everybody may have some.
  "token:own",
  "template:read",
  "project:read",
  "blueprint:read",
  "environment:read",
  "deployment:read",
  "connection:read",
  "policy:read",
];

/** Whoever says by which provider people come in can have it call them an owner, so it is the owners who say it. */
const OWNERS_ONLY: ReadonlySet<Permission> = new Set(["organization:manage", "sso:manage"]);

/** The one table. Whoever adds a permission decides here, for every role, who has it. */
export const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(PERMISSIONS),
  admin: new Set(PERMISSIONS.filter((permission) => !OWNERS_ONLY.has(permission))),
  editor: new Set([...READ, "project:create", "project:edit", "blueprint:edit", "deployment:plan", "drift:check", "health:check"]),
  deployer: new Set([
    ...READ,
    "environment:create",
    "environment:edit",
    "environment:delete",
    "deployment:plan",
    "deployment:approve",
    "deployment:cancel",
    "deployment:destroy",
    "drift:check",
    "drift:decide",
    "health:check",
    "connection:test",
  ]),
  approver: new Set([...READ, "deployment:approve"]),
  viewer: new Set(READ),
  auditor: new Set([...READ, "audit:read", "sso:read"]),
};
