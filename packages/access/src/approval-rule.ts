import { rolesThatCan } from "./can.ts";
import { isAllowed, type Place, type Rights, rolesAt } from "./rights.ts";
import { ROLE_DESCRIPTIONS, ROLES, type Role } from "./roles.ts";

/**
 * Who has to approve a plan of an environment.
 * - `none`: nobody; a plan that loses data, or that something stands in the way of, needs a person all the same.
 * - `oneApprover`: anybody whose role lets them approve.
 * - `otherApprover`: one who is not among the authors of the plan.
 * - `role`: one who has one of the roles that the environment names.
 */
export const APPROVAL_RULES = ["none", "oneApprover", "otherApprover", "role"] as const;
export type ApprovalRule = (typeof APPROVAL_RULES)[number];

/** Roles that an environment can name: those that may approve anything at all. */
export const APPROVING_ROLES: readonly Role[] = rolesThatCan("deployment:approve");

/** The longest that a plan may wait for an approval. */
export const APPROVAL_DAYS_MAX = 90;

export interface ApprovalTerms {
  readonly approvalRule: ApprovalRule;
  /** Of the rule `role`. */
  readonly approvalRoles: readonly Role[];
}

export interface Approver {
  /** Of somebody else than the reader. */
  readonly name?: string;
  readonly rights: Rights;
  /** Where the environment is, as the grants name it. */
  readonly place: Place;
  readonly isAuthor: boolean;
}

/** Why a person may not approve a plan, as a sentence; `undefined` when they may. */
export function whyNotApprover(
  { name, approvalRule, approvalRoles }: ApprovalTerms & { /** Of the environment. */ readonly name: string },
  { name: person, rights, place, isAuthor }: Approver,
): string | undefined {
  if (!isAllowed(rights, "deployment:approve", place))
    return `${person ?? "You"} ${person ? "needs" : "need"} the Approver or Deployer role to approve.`;
  if (approvalRule === "otherApprover" && isAuthor)
    return `${name} needs an approver other than the authors, and ${person ? `${person} is` : "you are"} one of them.`;
  const roles = rolesAt(rights, place);
  if (approvalRule === "role" && !approvalRoles.some((role) => roles.includes(role)))
    return `${name} needs the approval of ${roleNames(approvalRoles)}, and ${person ? `${person}'s` : "your"} role is ${roles.map((role) => ROLE_DESCRIPTIONS[role].title).join(" and ")}.`;
  return undefined;
}

/** "an Owner, an Admin or an Approver". */
export function roleNames(roles: readonly Role[]): string {
  const names = ROLES.filter((role) => roles.includes(role)).map((role) => withArticle(ROLE_DESCRIPTIONS[role].title));
  const last = names.at(-1) ?? "nobody";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

function withArticle(title: string): string {
  return `${/^[AEIOU]/.test(title) ? "an" : "a"} ${title}`;
}
