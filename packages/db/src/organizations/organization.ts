import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { Organization } from "../generated/client.ts";
import { freeOrganizationSlug, takeOrganizationSlug } from "./organization-slugs.ts";

/** Makes an organisation of which the person is the owner. */
export function createOrganization(
  db: Database,
  { name, userId, actor }: { name: string; userId: string; actor: Actor },
): Promise<Organization> {
  return db.prisma.$transaction(async (tx) => {
    const organization = await tx.organization.create({ data: { name, slug: await freeOrganizationSlug(tx, name) } });
    await tx.membership.create({ data: { organizationId: organization.id, userId, role: "owner", source: "setup" } });
    await appendAudit(tx, organization.id, { actor, action: "organization.create", target: organizationTarget(organization) });
    return organization;
  });
}

/** Gives a new name and, when asked, a new slug; the old slug goes on leading here. */
export function renameOrganization(
  db: Database,
  organizationId: string,
  { name, slug, actor }: { name: string; slug?: string; actor: Actor },
): Promise<Organization> {
  return db.prisma.$transaction(async (tx) => {
    const before = await lockOrganization(tx, organizationId);
    if (slug !== undefined && slug !== before.slug) await takeOrganizationSlug(tx, organizationId, { from: before.slug, to: slug });
    const after = await tx.organization.update({ where: { id: organizationId }, data: { name, slug: slug ?? before.slug } });
    const change = { before: { name: before.name, slug: before.slug }, after: { name: after.name, slug: after.slug } };
    await appendAudit(tx, organizationId, { actor, action: "organization.rename", target: organizationTarget(after), ...change });
    return after;
  });
}

/** Holds the row, so that nobody else changes what the organisation is at the same time. */
export async function lockOrganization(tx: Transaction, organizationId: string): Promise<Organization> {
  await tx.$executeRaw`SELECT 1 FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
  const organization = await tx.organization.findUnique({ where: { id: organizationId } });
  if (!organization || organization.purgedAt !== null) throw notFound("organisation");
  return organization;
}

export function organizationTarget({ id, name }: Pick<Organization, "id" | "name">) {
  return { type: "organization", id, name };
}
