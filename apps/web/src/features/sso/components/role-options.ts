import { ROLE_DESCRIPTIONS, ROLES } from "@zerolake/access";

/** Roles that a group can give: an owner is named by people. */
export const ROLE_OPTIONS = ROLES.filter((role) => role !== "owner").map((role) => ({
  value: role,
  label: ROLE_DESCRIPTIONS[role].title,
  help: ROLE_DESCRIPTIONS[role].purpose,
}));
