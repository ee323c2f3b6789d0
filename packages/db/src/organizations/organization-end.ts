import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { lockOrganization, organizationTarget } from "./organization.ts";

/** Time in which an owner can take a deletion back, in days. */
export const DAYS_TO_RESTORE = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface OrganizationEnd {
  /** Environments in which something is deployed; none may be left. */
  readonly environmentsInUse: number;
  /** Since when it is to be deleted, and from when on it is gone for good. */
  readonly deletion: { readonly askedAt: Date; readonly purgeAt: Date } | null;
}

/** How far an organisation is from its end. */
export async function organizationEnd(db: Database, organizationId: string): Promise<OrganizationEnd> {
  const { deletionAskedAt: askedAt, purgeAt } = await db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const environmentsInUse = await countEnvironmentsInUse(db.prisma, organizationId);
  return { environmentsInUse, deletion: askedAt && purgeAt ? { askedAt, purgeAt } : null };
}

/**
 * From now on only its owners come in, and after two weeks it is gone, except for its audit log. Refused while anything is deployed, since nobody
 * could destroy it afterwards. Returns when it is gone.
 */
export function askOrganizationDeletion(db: Database, organizationId: string, { actor, now }: { actor: Actor; now: Date }): Promise<Date> {
  return db.prisma.$transaction(async (tx) => {
    const organization = await lockOrganization(tx, organizationId);
    if (organization.deletionAskedAt !== null && organization.purgeAt !== null) return organization.purgeAt;
    await requireNothingDeployed(tx, organizationId);
    const purgeAt = new Date(now.getTime() + DAYS_TO_RESTORE * DAY_MS);
    await tx.organization.update({ where: { id: organizationId }, data: { deletionAskedAt: now, purgeAt } });
    const after = { goneFrom: purgeAt.toISOString() };
    await appendAudit(tx, organizationId, { actor, action: "organization.delete", target: organizationTarget(organization), after });
    return purgeAt;
  });
}

/** Everybody comes in again. */
export async function restoreOrganization(db: Database, organizationId: string, { actor }: { actor: Actor }): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const organization = await lockOrganization(tx, organizationId);
    if (organization.deletionAskedAt === null) return;
    await tx.organization.update({ where: { id: organizationId }, data: { deletionAskedAt: null, purgeAt: null } });
    await appendAudit(tx, organizationId, { actor, action: "organization.restore", target: organizationTarget(organization) });
  });
}

async function requireNothingDeployed(tx: Transaction, organizationId: string): Promise<void> {
  const count = await countEnvironmentsInUse(tx, organizationId);
  if (count > 0) {
    throw new AppError("blocked", {
      message: `Deleting this organisation needs every environment destroyed first. ${count} ${count === 1 ? "remains" : "remain"}.`,
      hint: "Destroy what they have deployed.",
    });
  }
  const live = await tx.deployment.count({ where: { organizationId, finishedAt: null } });
  if (live === 0) return;
  throw new AppError("blocked", {
    message: live === 1 ? "1 deployment is not finished." : `${live} deployments are not finished.`,
    hint: "Wait for their end, cancel them or discard their plans.",
  });
}

/** Environments with recorded resources. */
export async function countEnvironmentsInUse(tx: Pick<Transaction, "recordedResource">, organizationId: string): Promise<number> {
  return (await tx.recordedResource.groupBy({ by: ["environmentId"], where: { organizationId } })).length;
}
