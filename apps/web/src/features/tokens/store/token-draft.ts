import { type Permission, type Role, TOKEN_DAYS_DEFAULT, TOKEN_PERMISSIONS } from "@zerolake/access";

/** A token that is being written. */
export interface TokenDraft {
  readonly name: string;
  readonly days: number;
  readonly by: "role" | "permissions";
  readonly role: Role;
  readonly permissions: readonly Permission[];
  /** Slug of the only project that it is good in; absent: all. */
  readonly project?: string;
}

/** Reads everything and changes nothing, until its author says more. */
export function newTokenDraft(role: Role = "viewer"): TokenDraft {
  return { name: "", days: TOKEN_DAYS_DEFAULT, by: "role", role, permissions: TOKEN_PERMISSIONS.filter((each) => each.endsWith(":read")) };
}

/** As the API wants it. */
export function termsOfToken({ name, days, by, role, permissions, project }: TokenDraft) {
  return { name, days, permits: by === "role" ? role : [...permissions], inProject: project ?? null };
}

/** The permissions that a token can have, by what they are about. */
export function tokenPermissionGroups(): readonly { readonly about: string; readonly permissions: readonly Permission[] }[] {
  const abouts = [...new Set(TOKEN_PERMISSIONS.map(aboutOf))];
  return abouts.map((about) => ({ about, permissions: TOKEN_PERMISSIONS.filter((permission) => aboutOf(permission) === about) }));
}

function aboutOf(permission: Permission): string {
  return permission.slice(0, permission.indexOf(":"));
}
