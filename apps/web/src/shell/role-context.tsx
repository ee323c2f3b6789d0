"use client";

import { can, leastRoleFor, type Permission, ROLE_DESCRIPTIONS, type Role } from "@zerolake/access";
import { createContext, type ReactNode, useContext } from "react";

const RoleContext = createContext<Role>("viewer");

export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>;
}

/**
 * Why an action is not available to the person, or `undefined` when it is. Give it to a button's `disabledReason`. The server
 * decides; this only explains beforehand.
 */
export function useMissingPermission(permission: Permission): string | undefined {
  const role = useContext(RoleContext);
  if (can(role, permission)) return undefined;
  return `You need the ${ROLE_DESCRIPTIONS[leastRoleFor(permission)].title} role for this. You are ${ROLE_DESCRIPTIONS[role].title} here.`;
}
