import { describePerson, MAPPED_ROLES, type MappedRole } from "@zerolake/scim";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { linkAccount } from "./link-account.ts";
import { type Provisioned, type ProvisionedMember, provisionMembers } from "./provision-members.ts";
import { attributesOf, userNameOf } from "./scim-rows.ts";
import { writeScim } from "./write-scim.ts";

const roleSchema = z.enum(MAPPED_ROLES).nullable();
/** People who wait that are shown by name. */
const WAITING_SHOWN = 50;

export interface GroupWithRole {
  readonly id: string;
  readonly name: string;
  readonly members: number;
  readonly role: MappedRole | null;
}

/** By name. */
export async function listGroupRoles(db: Database, organizationId: string): Promise<GroupWithRole[]> {
  const rows = await db.prisma.scimGroup.findMany({
    where: { organizationId },
    include: { _count: { select: { members: true } } },
    orderBy: [{ displayNameKey: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, displayName, role, _count }) => ({
    id,
    name: displayName,
    members: _count.members,
    role: roleSchema.parse(role),
  }));
}

export interface ProvisioningSummary {
  readonly people: number;
  readonly groups: number;
  readonly waiting: number;
  /** Active records that belong to nobody's account yet. */
  readonly waitingNames: readonly { readonly userName: string; readonly email: string | undefined }[];
  readonly lastChangeAt: Date | null;
}

/** What the provider has brought so far. */
export async function summarizeProvisioning(db: Database, organizationId: string): Promise<ProvisioningSummary> {
  const isWaiting = { organizationId, userId: null, isActive: true };
  const [people, groups, waiting, rows, person, group] = await Promise.all([
    db.prisma.scimUser.count({ where: { organizationId } }),
    db.prisma.scimGroup.count({ where: { organizationId } }),
    db.prisma.scimUser.count({ where: isWaiting }),
    db.prisma.scimUser.findMany({ where: isWaiting, orderBy: { userNameKey: "asc" }, take: WAITING_SHOWN }),
    db.prisma.scimUser.aggregate({ where: { organizationId }, _max: { updatedAt: true } }),
    db.prisma.scimGroup.aggregate({ where: { organizationId }, _max: { updatedAt: true } }),
  ]);
  const waitingNames = rows.map((row) => {
    const attributes = attributesOf(row);
    return { userName: userNameOf(attributes), email: describePerson(attributes).email };
  });
  const times = [person._max.updatedAt, group._max.updatedAt].flatMap((each) => each ?? []);
  const lastChangeAt = times.length === 0 ? null : new Date(Math.max(...times.map((each) => each.getTime())));
  return { people, groups, waiting, waitingNames, lastChangeAt };
}

export interface RoleChoice {
  readonly groupId: string;
  readonly role: MappedRole | null;
}

interface Choices {
  /** Groups that are not named keep their role. */
  readonly roles: readonly RoleChoice[];
  readonly actor: Actor;
}

/** Gives groups their roles, looks again whose account the waiting ones are, and brings every membership up to date. */
export function setGroupRoles(db: Database, organizationId: string, choices: Choices): Promise<Provisioned> {
  return writeScim(db, organizationId, (tx) => settle(tx, organizationId, choices));
}

/** Who would change: the same work, taken back before anybody sees it. */
export async function previewGroupRoles(db: Database, organizationId: string, choices: Choices): Promise<readonly ProvisionedMember[]> {
  try {
    return await writeScim(db, organizationId, async (tx) => {
      throw new TakenBack((await settle(tx, organizationId, choices)).changes);
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.changes;
    throw error;
  }
}

class TakenBack extends Error {
  constructor(readonly changes: readonly ProvisionedMember[]) {
    super("This was only tried.");
  }
}

async function settle(tx: Transaction, organizationId: string, { roles, actor }: Choices): Promise<Provisioned> {
  for (const choice of roles) await setRole(tx, organizationId, { ...choice, actor });
  const waiting = await tx.scimUser.findMany({ where: { organizationId, userId: null, isActive: true } });
  for (const record of waiting) await linkAccount(tx, organizationId, record);
  return provisionMembers(tx, organizationId, { actor });
}

async function setRole(
  tx: Transaction,
  organizationId: string,
  { groupId, role, actor }: RoleChoice & { readonly actor: Actor },
): Promise<void> {
  const group = await tx.scimGroup.findFirst({ where: { id: groupId, organizationId } });
  if (!group) throw notFound("group");
  if (group.role === role) return;
  await tx.scimGroup.update({ where: { id: groupId, organizationId }, data: { role } });
  const target = { type: "scimGroup", id: groupId, name: group.displayName };
  await appendAudit(tx, organizationId, { actor, action: "scimGroup.setRole", target, before: { role: group.role }, after: { role } });
}
