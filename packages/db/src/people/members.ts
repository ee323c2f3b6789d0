import { ROLES, type Role } from "@zerolake/access";
import * as z from "zod";
import type { Database } from "../database.ts";
import { SERVICE } from "../tokens/service-accounts.ts";

const roleSchema = z.enum(ROLES);
const sourceSchema = z.enum(["setup", "invited", "sso", "scim"]);

export interface MemberRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Who put them here. */
  readonly source: z.infer<typeof sourceSchema>;
  readonly joinedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly deactivatedAt: Date | null;
}

/** Everybody who is or was let in, by name; those who may not come in any more included. */
export async function listMemberRows(db: Database, organizationId: string): Promise<MemberRow[]> {
  const rows = await db.prisma.membership.findMany({
    where: { organizationId, source: { not: SERVICE } },
    include: { user: { select: { name: true, email: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  return rows.map(({ userId, user, role, source, createdAt, lastSeenAt, deactivatedAt }) => ({
    userId,
    ...user,
    role: roleSchema.parse(role),
    source: sourceSchema.parse(source),
    joinedAt: createdAt,
    lastSeenAt,
    deactivatedAt,
  }));
}
