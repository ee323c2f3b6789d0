import { randomUUID } from "node:crypto";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { slugify } from "../slug.ts";
import { hashPassword } from "./password.ts";

export interface FirstOwner {
  readonly name: string;
  readonly email: string;
  readonly passphrase: string;
  readonly organizationName: string;
}

/** Serialises two people who open the first page of a fresh installation at once. Any constant will do. */
const FIRST_OWNER_LOCK = 72_707_370;

export async function hasAnyUser(db: Database): Promise<boolean> {
  return (await db.prisma.user.findFirst({ select: { id: true } })) !== null;
}

/** Makes the first account, its organisation and its ownership in one step. Refused as soon as anybody exists. */
export async function createFirstOwner(
  db: Database,
  input: FirstOwner,
): Promise<{ userId: string; organizationId: string; organizationSlug: string }> {
  const passwordHash = await hashPassword(input.passphrase);
  return db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_OWNER_LOCK})`;
    if (await tx.user.findFirst({ select: { id: true } })) {
      throw new AppError("conflict", {
        message: "This installation already has an owner.",
        hint: "Sign in, or ask the owner for an account.",
      });
    }
    const organization = await tx.organization.create({
      data: { id: randomUUID(), name: input.organizationName, slug: slugify(input.organizationName) },
    });
    const user = await tx.user.create({ data: { email: input.email.trim().toLowerCase(), name: input.name, passwordHash } });
    await tx.membership.create({ data: { organizationId: organization.id, userId: user.id, role: "owner", source: "setup" } });
    const target = { type: "organization", id: organization.id, name: organization.name };
    await appendAudit(tx, organization.id, {
      actor: { kind: "user", id: user.id, name: user.name },
      action: "organization.create",
      target,
    });
    return { userId: user.id, organizationId: organization.id, organizationSlug: organization.slug };
  });
}
