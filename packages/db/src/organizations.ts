import type { Role } from "@zerolake/access";
import { ROLES } from "@zerolake/access";
import * as z from "zod";
import type { Database } from "./database.ts";

const roleSchema = z.enum(ROLES);

export interface MembershipOfUser {
  readonly organizationId: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** The organisations of a person, by name. */
export async function listMembershipsOfUser(db: Database, userId: string): Promise<MembershipOfUser[]> {
  const memberships = await db.prisma.membership.findMany({
    where: { userId },
    include: { organization: true },
    orderBy: { organization: { name: "asc" } },
  });
  return memberships.map(({ organization, role }) => ({
    organizationId: organization.id,
    slug: organization.slug,
    name: organization.name,
    role: roleSchema.parse(role),
  }));
}

/** What a person is in the organisation with this slug; `undefined` for strangers and for slugs that do not exist. */
export async function findMembership(db: Database, userId: string, organizationSlug: string): Promise<MembershipOfUser | undefined> {
  const row = await db.prisma.membership.findFirst({
    where: { userId, organization: { slug: organizationSlug } },
    include: { organization: true },
  });
  if (!row) return undefined;
  const { organization, role } = row;
  return { organizationId: organization.id, slug: organization.slug, name: organization.name, role: roleSchema.parse(role) };
}

export async function listMembers(db: Database, organizationId: string): Promise<Member[]> {
  const memberships = await db.prisma.membership.findMany({
    where: { organizationId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return memberships.map(({ userId, role, user }) => ({ userId, ...user, role: roleSchema.parse(role) }));
}
