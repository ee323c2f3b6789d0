import { ROLE_DESCRIPTIONS, ROLES, type Role } from "@zerolake/access";
import type { MemberRow } from "@zerolake/db";

/** Who put a member there. */
export const SOURCE_WORDS: Readonly<Record<MemberRow["source"], string>> = {
  setup: "First owner",
  invited: "Invited",
  sso: "Single sign-on",
  scim: "SCIM",
};

/** Roles to choose from; only owners may make owners. */
export function roleOptions({ mayMakeOwners }: { mayMakeOwners: boolean }) {
  return ROLES.filter((role) => mayMakeOwners || role !== "owner").map((role) => ({
    value: role,
    label: ROLE_DESCRIPTIONS[role].title,
    help: ROLE_DESCRIPTIONS[role].purpose,
  }));
}

export function asRole(value: string): Role {
  return ROLES.find((role) => role === value) ?? "viewer";
}

/** One address a line; commas and semicolons part them, too, and names in front of an address are left out. */
export function addressesIn(text: string): readonly string[] {
  const parts = text.split(/[\n,;]+/u).map((part) => (/<([^<>]+)>\s*$/u.exec(part)?.[1] ?? part).trim());
  return [...new Set(parts.filter((part) => part !== "").map((part) => part.toLowerCase()))];
}
