import { leastRoleFor } from "./can.ts";
import { FOR_PEOPLE_ONLY } from "./permission-places.ts";
import { PERMISSION_WORDS } from "./permission-words.ts";
import type { Permission } from "./permissions.ts";
import { isAllowed, isPlaceWithin, type Place, type Rights, rolesAt } from "./rights.ts";
import { ROLE_DESCRIPTIONS } from "./roles.ts";

export interface Asking {
  /** Of somebody else than the reader. */
  readonly name?: string;
  readonly rights: Rights;
}

export interface NamedPlace extends Place {
  /** Of the environment, or else the project; absent for the organisation. */
  readonly name?: string;
}

/** Why somebody may not do it there, as a sentence; `undefined` when they may. */
export function whyNot({ name, rights }: Asking, permission: Permission, place: NamedPlace): string | undefined {
  if (isAllowed(rights, permission, place)) return undefined;
  const where = place.name === undefined ? "in this organisation" : `in ${place.name}`;
  const reason = whyNotByToken(rights, permission, place) ?? whyNotByRole({ ...(name ? { name } : {}), rights }, permission, place);
  return `${name ?? "You"} may not ${PERMISSION_WORDS[permission]} ${where}: ${reason}.`;
}

function whyNotByToken({ bounds, ...owner }: Rights, permission: Permission, place: Place): string | undefined {
  if (bounds === undefined) return undefined;
  if (FOR_PEOPLE_ONLY.includes(permission)) return "no token can, only somebody who has signed in";
  if (!isPlaceWithin(bounds, place)) return "the token is for one project only";
  return isAllowed(owner, permission, place) ? "the token was not given that permission" : undefined;
}

function whyNotByRole({ name, rights }: Asking, permission: Permission, place: NamedPlace): string {
  const roles = rolesAt(rights, place).map((role) => ROLE_DESCRIPTIONS[role].title);
  const least = ROLE_DESCRIPTIONS[leastRoleFor(permission)].title;
  return `that needs the ${least} role, and ${name ?? "you"} ${name === undefined ? "are" : "is"} ${roles.join(" and ")} there`;
}
