import { randomUUID } from "node:crypto";
import { isList, isObject, isSame, type JsonObject, type StoredResource } from "@zerolake/scim";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { ScimGroup } from "../generated/client.ts";
import { membersOfGroups } from "./list-resources.ts";
import { provisionMembers } from "./provision-members.ts";
import { isId, refused, requireId } from "./scim-refusal.ts";
import { groupColumns, storedGroup } from "./scim-rows.ts";
import { type ScimChange, type ScimWrite, writeScim } from "./write-scim.ts";

const WHAT = "group";

/** Members are loaded only where they are wanted: a group may have thousands. */
export async function getScimGroup(
  db: Database,
  organizationId: string,
  { id, hasMembers }: { readonly id: string; readonly hasMembers: boolean },
): Promise<StoredResource> {
  requireId(id, WHAT);
  const row = await db.prisma.scimGroup.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound(WHAT);
  return storedGroup(row, hasMembers ? await memberIds(db.prisma, row) : []);
}

export function createScimGroup(
  db: Database,
  organizationId: string,
  { resource, actor }: { readonly resource: JsonObject; readonly actor: Actor },
): Promise<ScimWrite> {
  const columns = groupColumns(resource);
  return writeScim(db, organizationId, async (tx) => {
    await refuseRepeat(tx, organizationId, columns);
    const members = await membersIn(tx, organizationId, resource);
    const row = await tx.scimGroup.create({ data: { id: randomUUID(), organizationId, ...columns } });
    await changeMembers(tx, row, { added: members, removed: [] });
    await appendAudit(tx, organizationId, { actor, action: "scimGroup.create", target: targetOf(row), after: { ...columns, members } });
    return { resource: storedGroup(row, await memberIds(tx, row)), sessionIds: [] };
  });
}

/** PUT and PATCH. A change that changes nothing leaves the version as it is. */
export function changeScimGroup(
  db: Database,
  organizationId: string,
  { id, change, actor }: { readonly id: string; readonly change: ScimChange; readonly actor: Actor },
): Promise<ScimWrite> {
  requireId(id, WHAT);
  return writeScim(db, organizationId, async (tx) => {
    const before = await find(tx, organizationId, id);
    const present = await memberIds(tx, before);
    const stored = storedGroup(before, present);
    const resource = change(stored);
    const members = await membersIn(tx, organizationId, resource);
    const difference = differenceOf(present, members);
    const isRenamed = resource["displayName"] !== before.displayName;
    const isChanged = isRenamed || !isSame(resource["externalId"] ?? null, before.externalId) || difference.touched.length > 0;
    if (!isChanged) return { resource: stored, sessionIds: [] };
    const data = { ...groupColumns(resource), version: before.version + 1, updatedAt: new Date() };
    const row = await tx.scimGroup.update({ where: { id, organizationId }, data });
    await changeMembers(tx, row, difference);
    // Who stays sees the new name among their groups.
    if (isRenamed)
      await touchPeople(
        tx,
        organizationId,
        present.filter((each) => !difference.removed.includes(each)),
      );
    const { added, removed, touched } = difference;
    await appendAudit(tx, organizationId, {
      actor,
      action: "scimGroup.update",
      target: targetOf(row),
      before: groupColumns(stored.attributes),
      after: { ...groupColumns(resource), added, removed },
    });
    const { sessionIds } =
      row.role === null ? { sessionIds: [] } : await provisionMembers(tx, organizationId, { recordIds: touched, actor });
    return { resource: storedGroup(row, await memberIds(tx, row)), sessionIds };
  });
}

/** The people stay, without what the group gave them. `check` may refuse what it sees. */
export function deleteScimGroup(
  db: Database,
  organizationId: string,
  { id, check, actor }: { readonly id: string; readonly check: (stored: StoredResource) => void; readonly actor: Actor },
): Promise<{ readonly sessionIds: readonly string[] }> {
  requireId(id, WHAT);
  return writeScim(db, organizationId, async (tx) => {
    const row = await find(tx, organizationId, id);
    const members = await memberIds(tx, row);
    check(storedGroup(row, members));
    await changeMembers(tx, row, { added: [], removed: members });
    await tx.scimGroup.deleteMany({ where: { id, organizationId } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "scimGroup.delete",
      target: targetOf(row),
      before: { role: row.role, members },
    });
    const { sessionIds } =
      row.role === null ? { sessionIds: [] } : await provisionMembers(tx, organizationId, { recordIds: members, actor });
    return { sessionIds };
  });
}

async function find(tx: Transaction, organizationId: string, id: string): Promise<ScimGroup> {
  const row = await tx.scimGroup.findFirst({ where: { id, organizationId } });
  if (!row) throw notFound(WHAT);
  return row;
}

/**
 * A name may be there twice, as in Entra ID, but not with the same foreign id, or with none both times: then a client has sent the same group again, after an
 * answer that it did not get, and the second one would have no role.
 */
async function refuseRepeat(
  tx: Transaction,
  organizationId: string,
  { displayName, externalId }: { readonly displayName: string; readonly externalId: string | null },
): Promise<void> {
  const other = await tx.scimGroup.findFirst({ where: { organizationId, displayName, externalId }, select: { id: true } });
  if (other) throw refused("uniqueness", "There is a group with this “displayName” and “externalId” already.");
}

async function memberIds(tx: Pick<Transaction, "scimGroupMember">, { id, organizationId }: ScimGroup): Promise<readonly string[]> {
  return (await membersOfGroups(tx, organizationId, [id])).get(id) ?? [];
}

/** The ids that a resource names, each once; refused when one is nobody of this organisation. */
async function membersIn(tx: Transaction, organizationId: string, { members }: JsonObject): Promise<readonly string[]> {
  const given = isList(members) ? members.filter(isObject).map(({ value }) => String(value ?? "").toLowerCase()) : [];
  const ids = [...new Set(given)];
  const known = await tx.scimUser.findMany({ where: { organizationId, id: { in: ids.filter(isId) } }, select: { id: true } });
  const found = new Set(known.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined)
    throw refused("invalidValue", `There is no person with the id “${missing.slice(0, 100)}”. Groups in groups are not offered.`);
  return ids;
}

interface MemberDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

function differenceOf(before: readonly string[], after: readonly string[]) {
  const [had, has] = [new Set(before), new Set(after)];
  const added = after.filter((id) => !had.has(id));
  const removed = before.filter((id) => !has.has(id));
  return { added, removed, touched: [...added, ...removed] };
}

async function changeMembers(
  tx: Transaction,
  { id: groupId, organizationId }: ScimGroup,
  { added, removed }: MemberDifference,
): Promise<void> {
  const rows = added.map((scimUserId) => ({ organizationId, groupId, scimUserId }));
  await tx.scimGroupMember.createMany({ data: rows });
  await tx.scimGroupMember.deleteMany({ where: { organizationId, groupId, scimUserId: { in: [...removed] } } });
  await touchPeople(tx, organizationId, [...added, ...removed]);
}

/** What a person's groups are is part of the person, so their version is another one. */
async function touchPeople(tx: Transaction, organizationId: string, ids: readonly string[]): Promise<void> {
  await tx.scimUser.updateMany({
    where: { organizationId, id: { in: [...ids] } },
    data: { version: { increment: 1 }, updatedAt: new Date() },
  });
}

function targetOf({ id, displayName }: ScimGroup) {
  return { type: "scimGroup", id, name: displayName };
}
