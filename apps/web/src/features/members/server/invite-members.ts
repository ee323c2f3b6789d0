import { ROLE_DESCRIPTIONS, type Role } from "@zerolake/access";
import { type Actor, AppError, createInvitations, type MadeInvitation, queueMail, renewInvitation, type Transaction } from "@zerolake/db";
import { sendsMail } from "@/server/environment.ts";
import type { Services } from "@/server/services.ts";

/** Where somebody is invited to, and by whom. */
interface Inviting {
  readonly organization: { readonly id: string; readonly name: string };
  readonly actor: Actor;
}

/** An invitation as whoever made it sees it, once. */
export interface InvitationLink {
  readonly email: string | null;
  readonly link: string;
  readonly isMailed: boolean;
}

/** Invites every address by letter where letters are sent, and shows the links in any case. Without an address one link for whoever gets it. */
export async function inviteMembers(
  services: Services,
  { organization, actor, emails, role, userId }: Inviting & { emails: readonly string[]; role: Role; userId: string },
): Promise<InvitationLink[]> {
  const links = await services.database.prisma.$transaction(async (tx) => {
    const made = await createInvitations(tx, organization.id, { emails: [...new Set(emails)], role, actor, userId });
    return Promise.all(made.map((invitation) => handOn(services, tx, { organization, actor, role, invitation })));
  });
  services.signals.publish(`organization:${organization.id}`);
  return links;
}

/** A new link for an invitation that was lost or is over. Whoever asks gets to see it, so one that makes an owner is for owners. */
export async function inviteAgain(
  services: Services,
  { organization, actor, invitationId, mayDecideAboutOwners }: Inviting & { invitationId: string; mayDecideAboutOwners: boolean },
): Promise<InvitationLink> {
  const link = await services.database.prisma.$transaction(async (tx) => {
    const invitation = await renewInvitation(tx, organization.id, { invitationId, actor });
    if (invitation.role === "owner" && !mayDecideAboutOwners) throw onlyOwnersInvite();
    return handOn(services, tx, { organization, actor, role: invitation.role, invitation });
  });
  services.signals.publish(`organization:${organization.id}`);
  return link;
}

export function onlyOwnersInvite(): AppError {
  return new AppError("forbidden", { message: "Only owners invite owners.", hint: "Ask an owner of the organisation." });
}

async function handOn(
  { environment }: Services,
  tx: Transaction,
  { organization, actor, role, invitation }: Inviting & { role: Role; invitation: MadeInvitation },
): Promise<InvitationLink> {
  const { email, token, expiresAt } = invitation;
  const link = `${environment.NEXTAUTH_URL.replace(/\/$/, "")}/invitation/${token}`;
  const isMailed = email !== null && sendsMail(environment);
  if (isMailed) {
    const text = [
      `${actor.name} invites you to ${organization.name} on Zerolake as ${ROLE_DESCRIPTIONS[role].title}.`,
      `Open this link to join; it works once and until ${expiresAt.toISOString().slice(0, 10)}:`,
      link,
      "If you do not know what this is about, nothing happens when you ignore it.",
    ].join("\n\n");
    await queueMail(tx, organization.id, { to: email, subject: oneLine(`Join ${organization.name} on Zerolake`), text });
  }
  return { email, link, isMailed };
}

/** Names are free text; a subject is one line. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Control}+|[\u2028\u2029]/gu, " ");
}
