import { ROLES, type Role } from "@zerolake/access";

/** What a group can give. An owner is named by people, never by somebody else's directory. */
export const MAPPED_ROLES = ROLES.filter((role) => role !== "owner");
export type MappedRole = (typeof MAPPED_ROLES)[number];

/** Of people whom a provider brings and no group gives a role. */
const ROLE_WITHOUT_GROUP: Role = "viewer";

export interface MembershipState {
  readonly role: Role;
  /** Who manages it, e.g. `invited` or `scim`. */
  readonly source: string;
  readonly isActive: boolean;
}

export interface ProvisionedPerson {
  /** Whether the provider lets them in. */
  readonly isActive: boolean;
  /** Of the groups that they are in. */
  readonly groupRoles: readonly Role[];
  /** The role that somebody had who was a member before the provider knew them. */
  readonly keptRole: Role | null;
  /** Absent: they are no member yet. */
  readonly present?: MembershipState;
}

/**
 * What the membership should be. The most powerful role of the groups counts; an owner stays one, whoever manages them, and may still be
 * switched off. Somebody who never was let in gets no membership: `undefined`.
 */
export function decideMembership({ isActive, groupRoles, keptRole, present }: ProvisionedPerson): MembershipState | undefined {
  if (!present && !isActive) return undefined;
  if (present?.role === "owner") return { ...present, isActive };
  const role = ROLES.find((each) => each !== "owner" && groupRoles.includes(each)) ?? keptRole ?? ROLE_WITHOUT_GROUP;
  return { role, source: "scim", isActive };
}
