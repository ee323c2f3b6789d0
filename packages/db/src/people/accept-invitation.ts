import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { Invitation } from "../generated/client.ts";
import { notify } from "../notifications/notify.ts";
import { stateOf } from "./invitations.ts";
import { hashOfToken } from "./one-time-token.ts";

/** Where somebody has got in. */
export interface JoinedOrganization {
  readonly organizationId: string;
  readonly organizationSlug: string;
  readonly userId: string;
}

/** Joins as the person who is signed in. Whoever holds the link may use it: it may have gone to another address of the same person. */
export function acceptInvitation(
  db: Database,
  { token, userId, actor }: { token: string; userId: string; actor: Actor },
): Promise<JoinedOrganization> {
  return db.prisma.$transaction(async (tx) => join(tx, { invitation: await takeInvitation(tx, token), userId, actor }));
}

/**
 * Makes an account and joins with it. An invitation that was sent to an address is for that address; a link takes the one that is given.
 * Refused for addresses that have an account: whoever has it signs in.
 */
export async function acceptInvitationAnew(
  db: Database,
  person: { token: string; name: string; email: string; passwordHash: string; from: Actor["from"] },
): Promise<JoinedOrganization> {
  const { token, name, passwordHash, from } = person;
  try {
    return await db.prisma.$transaction(async (tx) => {
      const invitation = await takeInvitation(tx, token);
      const email = invitation.email ?? person.email.trim().toLowerCase();
      const user = await tx.user.create({ data: { email, name, passwordHash } });
      const actor = { kind: "user" as const, id: user.id, name, ...(from ? { from } : {}) };
      return join(tx, { invitation, userId: user.id, actor });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", {
      message: "There is an account with this e-mail address.",
      hint: "Sign in with it, then open the invitation again.",
      cause: error,
    });
  }
}

/** Holds the invitation: of two people with one link, one gets in. */
async function takeInvitation(tx: Transaction, token: string): Promise<Invitation> {
  const tokenHash = hashOfToken(token);
  await tx.$executeRaw`SELECT 1 FROM invitation WHERE token_hash = ${tokenHash} FOR UPDATE`;
  const invitation = await tx.invitation.findUnique({ where: { tokenHash }, include: { organization: true } });
  if (!invitation || invitation.organization.deletionAskedAt !== null) throw notFound("invitation");
  const state = stateOf(invitation);
  if (state !== "open") {
    const why = { used: "was used before", revoked: "was taken back", expired: "has ended" }[state];
    throw new AppError("blocked", { message: `This invitation ${why}.`, hint: "Ask whoever sent it for a new one." });
  }
  return invitation;
}

async function join(
  tx: Transaction,
  { invitation, userId, actor }: { invitation: Invitation; userId: string; actor: Actor },
): Promise<JoinedOrganization> {
  const { id, organizationId, role, email } = invitation;
  const present = await tx.membership.findUnique({ where: { organizationId_userId: { organizationId, userId } } });
  if (present) {
    const message = present.deactivatedAt === null ? "You are a member already." : "You were a member, and may not come in any more.";
    throw new AppError("conflict", { message, hint: "Ask an owner of the organisation if you need another role." });
  }
  await tx.membership.create({ data: { organizationId, userId, role, source: "invited" } });
  await tx.invitation.update({ where: { id }, data: { acceptedAt: new Date(), acceptedById: userId } });
  const target = { type: "member", id: userId, name: actor.name };
  await appendAudit(tx, organizationId, { actor, action: "invitation.accept", target, after: { role, invitedAs: email } });
  await notify(tx, organizationId, {
    kind: "invitation.accepted",
    thing: `invitation:${id}`,
    actorId: userId,
    involvedIds: [invitation.createdById],
    facts: { name: actor.name, role },
  });
  const { slug } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  return { organizationId, organizationSlug: slug, userId };
}
