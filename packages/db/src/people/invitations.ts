import { ROLES, type Role } from "@zerolake/access";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { Invitation } from "../generated/client.ts";
import { hashOfToken, newToken } from "./one-time-token.ts";

const roleSchema = z.enum(ROLES);
/** Days in which an invitation can be used. */
export const INVITATION_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface PendingInvitation {
  readonly id: string;
  /** `null`: a link for whoever gets it. */
  readonly email: string | null;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly invitedBy: string;
}

export interface MadeInvitation {
  readonly id: string;
  readonly email: string | null;
  /** Shown once: only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** What a link leads to. */
export interface FoundInvitation {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationSlug: string;
  readonly email: string | null;
  readonly role: Role;
  readonly expiresAt: Date;
  readonly invitedBy: string;
  readonly state: "open" | "expired" | "revoked" | "used";
}

/** Invites each of the addresses, or with none whoever gets the link. Somebody invited before gets a new link in place of the old one. */
export async function createInvitations(
  tx: Transaction,
  organizationId: string,
  { emails, role, actor, userId }: { emails: readonly string[]; role: Role; actor: Actor; userId: string },
): Promise<MadeInvitation[]> {
  const made: MadeInvitation[] = [];
  for (const email of emails.length > 0 ? emails : [null]) {
    if (email !== null) {
      await tx.invitation.updateMany({
        where: { organizationId, email, acceptedAt: null, revokedAt: null },
        data: { revokedAt: new Date() },
      });
    }
    const { token, hash } = newToken();
    const data = { organizationId, email, role, tokenHash: hash, createdById: userId, expiresAt: expiry() };
    const { id, expiresAt } = await tx.invitation.create({ data });
    const target = { type: "invitation", id, name: email ?? "Link" };
    await appendAudit(tx, organizationId, { actor, action: "invitation.create", target, after: { email, role } });
    made.push({ id, email, token, expiresAt });
  }
  return made;
}

/** Invitations that somebody can still use or could until their time was over, newest first. */
export async function listInvitations(db: Database, organizationId: string): Promise<PendingInvitation[]> {
  const rows = await db.prisma.invitation.findMany({
    where: { organizationId, acceptedAt: null, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  const names = await namesOf(db, rows);
  return rows.map(({ id, email, role, createdAt, expiresAt, createdById }) => ({
    id,
    email,
    role: roleSchema.parse(role),
    createdAt,
    expiresAt,
    invitedBy: names.get(createdById) ?? "somebody who left",
  }));
}

/** Makes a new link with new time; the old one ends. */
export async function renewInvitation(
  tx: Transaction,
  organizationId: string,
  { invitationId, actor }: { invitationId: string; actor: Actor },
): Promise<MadeInvitation & { role: Role }> {
  const { id, email, role } = await requirePending(tx, organizationId, invitationId);
  const { token, hash } = newToken();
  const { expiresAt } = await tx.invitation.update({ where: { id, organizationId }, data: { tokenHash: hash, expiresAt: expiry() } });
  await appendAudit(tx, organizationId, { actor, action: "invitation.renew", target: { type: "invitation", id, name: email ?? "Link" } });
  return { id, email, token, expiresAt, role: roleSchema.parse(role) };
}

/** Nobody can use the link any more. */
export async function revokeInvitation(
  db: Database,
  organizationId: string,
  { invitationId, actor }: { invitationId: string; actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { id, email } = await requirePending(tx, organizationId, invitationId);
    await tx.invitation.update({ where: { id, organizationId }, data: { revokedAt: new Date() } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "invitation.revoke",
      target: { type: "invitation", id, name: email ?? "Link" },
    });
  });
}

/** The invitation behind a link, whatever became of it; `undefined` when there never was one. */
export async function findInvitation(db: Database, token: string): Promise<FoundInvitation | undefined> {
  const row = await db.prisma.invitation.findUnique({ where: { tokenHash: hashOfToken(token) }, include: { organization: true } });
  if (!row || row.organization.deletionAskedAt !== null) return undefined;
  const { id, organizationId, email, role, expiresAt, organization } = row;
  const invitedBy = (await namesOf(db, [row])).get(row.createdById) ?? "an owner";
  return {
    id,
    organizationId,
    organizationName: organization.name,
    organizationSlug: organization.slug,
    email,
    role: roleSchema.parse(role),
    expiresAt,
    invitedBy,
    state: stateOf(row),
  };
}

export function stateOf({
  acceptedAt,
  revokedAt,
  expiresAt,
}: Pick<Invitation, "acceptedAt" | "revokedAt" | "expiresAt">): FoundInvitation["state"] {
  if (acceptedAt !== null) return "used";
  if (revokedAt !== null) return "revoked";
  return expiresAt.getTime() <= Date.now() ? "expired" : "open";
}

async function requirePending(tx: Transaction, organizationId: string, invitationId: string): Promise<Invitation> {
  const invitation = await tx.invitation.findFirst({ where: { id: invitationId, organizationId, acceptedAt: null, revokedAt: null } });
  if (!invitation) throw notFound("invitation");
  return invitation;
}

async function namesOf(db: Database, rows: readonly { createdById: string }[]): Promise<Map<string, string>> {
  const users = await db.prisma.user.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

function expiry(): Date {
  return new Date(Date.now() + INVITATION_DAYS * DAY_MS);
}
