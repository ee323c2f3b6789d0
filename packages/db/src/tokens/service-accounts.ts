import { randomUUID } from "node:crypto";
import { ROLES, type Role } from "@zerolake/access";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

const roleSchema = z.enum(ROLES);
/** How the membership of a service account is told from a person's. */
export const SERVICE = "service";

export interface ServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** Accounts for programs: they have a role like a member, and nothing but tokens to come in with. By name. */
export async function listServiceAccounts(db: Database, organizationId: string): Promise<ServiceAccount[]> {
  const rows = await db.prisma.membership.findMany({
    where: { organizationId, source: SERVICE, deactivatedAt: null },
    include: { user: { select: { name: true } } },
    orderBy: { user: { name: "asc" } },
  });
  return rows.map(({ userId, user, role, createdAt }) => ({ id: userId, name: user.name, role: roleSchema.parse(role), createdAt }));
}

export interface NewServiceAccount {
  readonly name: string;
  readonly role: Exclude<Role, "owner">;
  readonly actor: Actor & { readonly id: string };
}

export async function createServiceAccount(
  db: Database,
  organizationId: string,
  { name, role, actor }: NewServiceAccount,
): Promise<{ readonly id: string }> {
  return db.prisma.$transaction(async (tx) => {
    // No mail ever reaches such an address, so nobody can sign in as the account.
    const { id } = await tx.user.create({ data: { email: `${randomUUID()}@service.invalid`, name } });
    await tx.membership.create({ data: { organizationId, userId: id, role, source: SERVICE } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "service-account.create",
      target: { type: "service-account", id, name },
      after: { role },
    });
    return { id };
  });
}

/** Ends the account and all its tokens; what it did keeps its name. Gives the tokens: tell `session:<id>` of each. */
export async function endServiceAccount(
  db: Database,
  organizationId: string,
  { accountId, actor }: { readonly accountId: string; readonly actor: Actor },
): Promise<{ readonly tokenIds: readonly string[] }> {
  return db.prisma.$transaction(async (tx) => {
    const at = { organizationId, userId: accountId, source: SERVICE, deactivatedAt: null };
    const account = await tx.membership.findFirst({
      where: at,
      include: { user: { select: { name: true } }, tokens: { select: { id: true } } },
    });
    if (!account) throw notFound("service account");
    const now = new Date();
    await tx.membership.updateMany({ where: at, data: { deactivatedAt: now } });
    await tx.accessToken.updateMany({ where: { organizationId, userId: accountId, revokedAt: null }, data: { revokedAt: now } });
    const target = { type: "service-account", id: accountId, name: account.user.name };
    await appendAudit(tx, organizationId, { actor, action: "service-account.end", target, before: { role: account.role } });
    return { tokenIds: account.tokens.map(({ id }) => id) };
  });
}

/** Throws `notFound` for what is no service account of the organisation. */
export async function requireServiceAccount(db: Database, organizationId: string, accountId: string): Promise<void> {
  const found = await db.prisma.membership.count({ where: { organizationId, userId: accountId, source: SERVICE, deactivatedAt: null } });
  if (found === 0) throw notFound("service account");
}
