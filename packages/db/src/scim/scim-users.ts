import { randomUUID } from "node:crypto";
import { isSame, type JsonObject, type StoredResource } from "@zerolake/scim";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { ScimUser } from "../generated/client.ts";
import { linkAccount } from "./link-account.ts";
import { groupsOfUsers } from "./list-resources.ts";
import { provisionMembers } from "./provision-members.ts";
import { refused, requireId } from "./scim-refusal.ts";
import { attributesOf, storedUser, userColumns, userNameOf } from "./scim-rows.ts";
import { type ScimChange, type ScimWrite, writeScim } from "./write-scim.ts";

const WHAT = "person";

export async function getScimUser(db: Database, organizationId: string, id: string): Promise<StoredResource> {
  requireId(id, WHAT);
  const row = await db.prisma.scimUser.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound(WHAT);
  return withGroups(db.prisma, organizationId, row);
}

/** Who is not said to be inactive may come in. */
export function createScimUser(
  db: Database,
  organizationId: string,
  { resource, actor }: { readonly resource: JsonObject; readonly actor: Actor },
): Promise<ScimWrite> {
  const columns = userColumns({ active: true, ...resource }, true);
  return writeScim(db, organizationId, async (tx) => {
    await refuseRepeat(tx, organizationId, { userNameKey: columns.userNameKey });
    const row = await tx.scimUser.create({ data: { id: randomUUID(), organizationId, ...columns } });
    await appendAudit(tx, organizationId, { actor, action: "scimUser.create", target: targetOf(row), after: told(row) });
    return settle(tx, organizationId, { row, actor });
  });
}

/** PUT and PATCH. A change that changes nothing leaves the version as it is. */
export function changeScimUser(
  db: Database,
  organizationId: string,
  { id, change, actor }: { readonly id: string; readonly change: ScimChange; readonly actor: Actor },
): Promise<ScimWrite> {
  requireId(id, WHAT);
  return writeScim(db, organizationId, async (tx) => {
    const before = await find(tx, organizationId, id);
    const columns = userColumns(change(storedUser(before)), before.isActive);
    if (columns.userNameKey !== before.userNameKey)
      await refuseRepeat(tx, organizationId, { userNameKey: columns.userNameKey, exceptId: id });
    if (isSame(attributesOf(columns), attributesOf(before))) return settle(tx, organizationId, { row: before, actor });
    const data = { ...columns, version: before.version + 1, updatedAt: new Date() };
    const row = await tx.scimUser.update({ where: { id, organizationId }, data });
    await appendAudit(tx, organizationId, {
      actor,
      action: "scimUser.update",
      target: targetOf(row),
      before: told(before),
      after: told(row),
    });
    return settle(tx, organizationId, { row, actor });
  });
}

/** The record goes; the membership is switched off and stays for the names in what the person did. `check` may refuse what it sees. */
export function deleteScimUser(
  db: Database,
  organizationId: string,
  { id, check, actor }: { readonly id: string; readonly check: (stored: StoredResource) => void; readonly actor: Actor },
): Promise<{ readonly sessionIds: readonly string[] }> {
  requireId(id, WHAT);
  return writeScim(db, organizationId, async (tx) => {
    const before = await find(tx, organizationId, id);
    check(storedUser(before));
    await tx.scimUser.update({ where: { id, organizationId }, data: { isActive: false } });
    const { sessionIds } = await provisionMembers(tx, organizationId, { recordIds: [id], actor });
    await tx.scimGroup.updateMany({
      where: { organizationId, members: { some: { scimUserId: id } } },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    });
    await tx.scimUser.deleteMany({ where: { id, organizationId } });
    // From now on people decide about the member again, who has no right that a group gave.
    const manual = { source: "invited", role: "viewer" };
    if (before.userId) await tx.membership.updateMany({ where: { organizationId, userId: before.userId, source: "scim" }, data: manual });
    await appendAudit(tx, organizationId, { actor, action: "scimUser.delete", target: targetOf(before), before: told(before) });
    return { sessionIds };
  });
}

async function find(tx: Transaction, organizationId: string, id: string): Promise<ScimUser> {
  const row = await tx.scimUser.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound(WHAT);
  return row;
}

async function settle(tx: Transaction, organizationId: string, { row, actor }: { row: ScimUser; actor: Actor }): Promise<ScimWrite> {
  await linkAccount(tx, organizationId, row);
  const { sessionIds } = await provisionMembers(tx, organizationId, { recordIds: [row.id], actor });
  return { resource: await withGroups(tx, organizationId, row), sessionIds };
}

async function withGroups(tx: Pick<Transaction, "scimGroupMember">, organizationId: string, row: ScimUser): Promise<StoredResource> {
  const groups = await groupsOfUsers(tx, organizationId, [row.id]);
  return storedUser(row, groups.get(row.id));
}

async function refuseRepeat(
  tx: Transaction,
  organizationId: string,
  { userNameKey, exceptId }: { readonly userNameKey: string; readonly exceptId?: string },
): Promise<void> {
  const other = await tx.scimUser.findFirst({
    where: { organizationId, userNameKey, ...(exceptId === undefined ? {} : { id: { not: exceptId } }) },
    select: { id: true },
  });
  if (other) throw refused("uniqueness", "Somebody has this “userName” already.");
}

function targetOf(row: ScimUser) {
  return { type: "scimUser", id: row.id, name: userNameOf(attributesOf(row)) };
}

function told(row: ScimUser) {
  return { externalId: row.externalId, isActive: row.isActive, attributes: row.attributes };
}
