import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import type { Transaction } from "../database.ts";
import { createPassphraseReset, type ResetLink } from "./passphrase-reset.ts";

/**
 * A link for a member's new passphrase, made by an owner where no letters are sent. Refused for accounts that open other organisations, too: no owner of
 * one may get into another; and for people who have no passphrase.
 */
export async function createResetByOwner(
  tx: Transaction,
  organizationId: string,
  { userId, actor }: { userId: string; actor: Actor },
): Promise<ResetLink & { readonly email: string }> {
  const member = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    include: { user: { select: { email: true, passwordHash: true } } },
  });
  if (!member) throw notFound("member");
  if (member.user.passwordHash === null) {
    throw new AppError("blocked", { message: "This member has no passphrase.", hint: "They sign in through single sign-on." });
  }
  const elsewhere = await tx.membership.count({ where: { userId, organizationId: { not: organizationId } } });
  if (elsewhere > 0) {
    throw new AppError("blocked", {
      message: "This account does not belong to this organisation alone, so its passphrase is not set from here.",
      hint: "Ask the operator of this installation, or set up a mail server.",
    });
  }
  return { ...(await createPassphraseReset(tx, { userId, actor, isMailed: false })), email: member.user.email };
}
