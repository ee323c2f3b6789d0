import { ROLE_DESCRIPTIONS, ROLES } from "@zerolake/access";
import type { ProvisionedMember } from "@zerolake/db";
import { plural } from "@/format/number.ts";
import type { Provisioning } from "../server/load-provisioning.ts";

type Group = Provisioning["groups"][number];
export type GroupRole = Group["role"];

/** In a list of choices, where nothing is no value. */
export const NO_ROLE = "none";

/** An owner is named by people, never by a group. */
const MAPPED_ROLES = ROLES.filter((role) => role !== "owner");

export const ROLE_OPTIONS = [
  { value: NO_ROLE, label: "No role", help: "The group changes nothing." },
  ...MAPPED_ROLES.map((role) => ({
    value: role as string,
    label: ROLE_DESCRIPTIONS[role].title,
    help: ROLE_DESCRIPTIONS[role].purpose,
  })),
];

export function roleOfOption(value: string): GroupRole {
  return MAPPED_ROLES.find((role) => role === value) ?? null;
}

/** What was chosen, by the id of the group; groups that are left alone are not in it. */
export type RoleChoices = Readonly<Record<string, GroupRole>>;

/** Only what differs from what is stored: choosing something and taking it back changes nothing. */
export function changedRoles(groups: readonly Group[], choices: RoleChoices) {
  return groups.flatMap(({ id, role }) => {
    const chosen = choices[id];
    return chosen === undefined || chosen === role ? [] : [{ groupId: id, role: chosen }];
  });
}

/** "Editor → Deployer, loses access". */
export function changeInWords({ before, after }: Pick<ProvisionedMember, "before" | "after">): string {
  const role = ROLE_DESCRIPTIONS[after.role].title;
  if (!before) return `Joins as ${role}`;
  const access = before.isActive === after.isActive ? [] : [after.isActive ? "gets access back" : "loses access"];
  const roles = before.role === after.role ? [] : [`${ROLE_DESCRIPTIONS[before.role].title} → ${role}`];
  const parts = [...roles, ...access];
  const words = parts.length > 0 ? parts.join(", ") : `stays ${role}, and is managed by your provider`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "3 people would change." */
export function changesInWords(count: number, isDone: boolean): string {
  if (count === 0) return isDone ? "Nobody changed." : "Nobody would change.";
  return `${plural(count, "person", "people")} ${isDone ? "changed" : "would change"}.`;
}

const DAY_MS = 86_400_000;
/** So early, somebody can still give the provider another token before people stop being switched off. */
const WARN_DAYS = 14;

/** `isDue`: somebody should do something about it. */
export function tokenEnd(expiresAt: Date, now: Date): { readonly words: string; readonly isDue: boolean } {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return { words: "Has ended", isDue: true };
  const days = Math.floor(left / DAY_MS);
  return { words: days === 0 ? "Within a day" : `In ${plural(days, "day")}`, isDue: days < WARN_DAYS };
}
