"use client";

import { isAllowed, leastRoleFor, type Permission, type Place, type Rights, ROLE_DESCRIPTIONS, rolesAt } from "@zerolake/access";
import { useParams } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";

const NOTHING: Rights = { role: "viewer", grants: [] };
const RightsContext = createContext<Rights>(NOTHING);

/** What the person may in the organisation and in single places of it, which are named by their slugs. */
export function RightsProvider({ rights, children }: { rights: Rights; children: ReactNode }) {
  return <RightsContext value={rights}>{children}</RightsContext>;
}

/** For what is allowed in the whole organisation or not at all, wherever it is shown. */
export const WHOLE_ORGANIZATION: Place = {};

/**
 * Why an action is not available to the person, or `undefined` when it is. Give it to a button's `disabledReason`. It is asked for the
 * project and environment that the page's address names; what is about another place says so in `elsewhere`. The server decides;
 * this only explains beforehand.
 */
export function useMissingPermission(permission: Permission, elsewhere?: Partial<Place>): string | undefined {
  const rights = useContext(RightsContext);
  const { project, environment } = useParams<{ project?: string; environment?: string }>();
  const here = { ...(project ? { project } : {}), ...(environment ? { environment } : {}) };
  const place = elsewhere === WHOLE_ORGANIZATION ? {} : { ...here, ...elsewhere };
  if (isAllowed(rights, permission, place)) return undefined;
  const roles = rolesAt(rights, place).map((role) => ROLE_DESCRIPTIONS[role].title);
  return `You need the ${ROLE_DESCRIPTIONS[leastRoleFor(permission)].title} role for this. You are ${roles.join(" and ")} here.`;
}
