import type { Role } from "@zerolake/access";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { Membership } from "../generated/client.ts";
import { type EndedReach, endReach } from "./end-reach.ts";

export interface MemberChange {
  readonly userId: string;
  /** Whether who asks may decide about owners; admins may not. */
  readonly mayDecideAboutOwners: boolean;
  readonly actor: Actor;
}

type HeldMember = Membership & { user: { name: string } };

/** Gives a member another role. Open pages of the person look again at what they may: tell `session:<id>` of the returned ids. */
export function changeMemberRole(
  db: Database,
  organizationId: string,
  { role, ...change }: MemberChange & { role: Role },
): Promise<EndedReach> {
  return changeMember(db, organizationId, change, async (tx, member) => {
    if (role === "owner" && !change.mayDecideAboutOwners) throw onlyOwners();
    if (role !== "owner") await requireDispensable(tx, member, "Name another owner first.");
    await tx.membership.update({ where: placeOf(member), data: { role } });
    return { action: "member.role", before: { role: member.role }, after: { role } };
  });
}

/** From now on the person cannot come in; what they did keeps their name. */
export function deactivateMember(db: Database, organizationId: string, change: MemberChange): Promise<EndedReach> {
  return changeMember(db, organizationId, change, async (tx, member) => {
    await requireDispensable(tx, member, "Name another owner first.");
    await tx.membership.update({ where: placeOf(member), data: { deactivatedAt: new Date() } });
    return { action: "member.deactivate" };
  });
}

export function reactivateMember(db: Database, organizationId: string, change: MemberChange): Promise<EndedReach> {
  return changeMember(db, organizationId, change, async (tx, member) => {
    await tx.membership.update({ where: placeOf(member), data: { deactivatedAt: null } });
    return { action: "member.reactivate" };
  });
}

/** Takes a member out. The account stays: it may belong elsewhere, too. */
export function removeMember(db: Database, organizationId: string, change: MemberChange): Promise<EndedReach> {
  return changeMember(db, organizationId, change, async (tx, member) => {
    await requireDispensable(tx, member, "Name another owner first.");
    await tx.membership.delete({ where: placeOf(member) });
    return { action: "member.remove", before: { role: member.role } };
  });
}

/** Takes oneself out. */
export function leaveOrganization(
  db: Database,
  organizationId: string,
  { userId, actor }: { userId: string; actor: Actor },
): Promise<EndedReach> {
  return changeMember(db, organizationId, { userId, actor, mayDecideAboutOwners: true }, async (tx, member) => {
    await requireDispensable(tx, member, "Name another owner before you leave.");
    await tx.membership.delete({ where: placeOf(member) });
    return { action: "member.leave", before: { role: member.role } };
  });
}

async function changeMember(
  db: Database,
  organizationId: string,
  { userId, mayDecideAboutOwners, actor }: MemberChange,
  change: (tx: Transaction, member: HeldMember) => Promise<{ action: string; before?: object; after?: object }>,
): Promise<EndedReach> {
  return db.prisma.$transaction(async (tx) => {
    const member = await holdMember(tx, organizationId, userId);
    if (member.role === "owner" && !mayDecideAboutOwners) throw onlyOwners();
    if (member.source === "scim") throw managedElsewhere();
    const what = await change(tx, member);
    const target = { type: "member", id: userId, name: member.user.name };
    await appendAudit(tx, organizationId, { actor, target, ...what });
    return endReach(tx, organizationId, userId);
  });
}

async function holdMember(tx: Transaction, organizationId: string, userId: string): Promise<HeldMember> {
  await holdOwners(tx, organizationId, userId);
  const member = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    include: { user: { select: { name: true } } },
  });
  if (!member) throw notFound("member");
  return member;
}

/** Holds all owners, and a member with them, in one order, so that two owners cannot take each other's ownership at once. */
export async function holdOwners(tx: Transaction, organizationId: string, userId: string | null = null): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM membership WHERE organization_id = ${organizationId}::uuid AND (role = 'owner' OR user_id = ${userId}::uuid) ORDER BY user_id FOR UPDATE`;
}

/** An organisation without an owner who can come in could never be managed again. */
export async function requireAnotherOwner(
  tx: Transaction,
  { organizationId, userId, role }: Pick<Membership, "organizationId" | "userId" | "role">,
  hint: string,
): Promise<void> {
  if (role !== "owner") return;
  const others = await tx.membership.count({
    where: { organizationId, userId: { not: userId }, role: "owner", deactivatedAt: null, user: { disabledAt: null } },
  });
  if (others === 0) throw new AppError("blocked", { message: "This is the only owner of the organisation.", hint });
}

/** Neither the only owner, nor the one who could come in while the identity provider is away. */
async function requireDispensable(tx: Transaction, member: HeldMember, hint: string): Promise<void> {
  await requireAnotherOwner(tx, member, hint);
  const { organizationId, userId: breakGlassUserId } = member;
  const isNeeded = await tx.ssoConnection.count({ where: { organizationId, breakGlassUserId, state: "required" } });
  if (isNeeded === 0) return;
  throw new AppError("blocked", {
    message: "Single sign-on is required, and this is the owner for emergencies: nobody could come in while the identity provider is away.",
    hint: "Name another owner for emergencies first, in the settings of single sign-on.",
  });
}

function placeOf({ organizationId, userId }: Membership) {
  return { organizationId_userId: { organizationId, userId } };
}

function onlyOwners(): AppError {
  return new AppError("forbidden", { message: "Only owners decide who is an owner.", hint: "Ask an owner of the organisation." });
}

function managedElsewhere(): AppError {
  return new AppError("blocked", {
    message: "This member comes from your identity provider (SCIM) and is managed there.",
    hint: "Change them in the identity provider.",
  });
}
