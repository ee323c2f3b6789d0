import { FOR_PEOPLE_ONLY, narrowestPlace, PERMISSION_WORDS, PERMISSIONS, type Permission, type PlaceKind } from "@zerolake/access";

export const PLACE_WORDS: Readonly<Record<PlaceKind, string>> = {
  organization: "Organisation",
  project: "Project",
  environment: "Environment",
};

/** "edit blueprints" as a title. */
export function titleOf(permission: Permission): string {
  const words = PERMISSION_WORDS[permission];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What can be asked about, in the order of the table. */
export function permissionOptions() {
  return PERMISSIONS.map((permission) => ({ value: permission, label: titleOf(permission), keywords: [permission] }));
}

/** Beside a permission: where it can be granted, and whether programs can have it. */
export function noteOf(permission: Permission): string {
  const where = PLACE_WORDS[narrowestPlace(permission)];
  return FOR_PEOPLE_ONLY.includes(permission) ? `${where} · never by token` : where;
}
