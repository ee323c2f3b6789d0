import type { Database } from "../database.ts";
import type { User } from "../generated/client.ts";
import { toJson } from "../json-column.ts";

/** The person with this e-mail address, password hash included: for signing in only. */
export function findUserByEmail(db: Database, email: string): Promise<User | null> {
  return db.prisma.user.findUnique({ where: { email: email.trim().toLowerCase() } });
}

export function findUser(db: Database, userId: string): Promise<Omit<User, "passwordHash"> | null> {
  return db.prisma.user.findUnique({ where: { id: userId }, omit: { passwordHash: true } });
}

/** Names by id, for "by Mira"; ids of people who are not members of the organisation are left out. */
export async function findMemberNames(db: Database, organizationId: string, userIds: readonly string[]): Promise<Map<string, string>> {
  const users = await db.prisma.user.findMany({
    where: { id: { in: [...new Set(userIds)] }, memberships: { some: { organizationId } } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

/** Replaces a person's preferences (theme, density, keys …). */
export async function updatePreferences(db: Database, userId: string, preferences: Readonly<Record<string, unknown>>): Promise<void> {
  await db.prisma.user.update({ where: { id: userId }, data: { preferences: toJson(preferences) } });
}
