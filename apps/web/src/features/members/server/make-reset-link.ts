import { type Actor, createResetByOwner, queueMail } from "@zerolake/db";
import { sendsMail } from "@/server/environment.ts";
import type { Services } from "@/server/services.ts";

/** A link with which a member sets a new passphrase, for an owner to hand on; the member is told where letters are sent. */
export async function makeResetLink(
  { database, environment }: Services,
  organizationId: string,
  { userId, actor }: { userId: string; actor: Actor },
): Promise<{ link: string; expiresAt: Date }> {
  return database.prisma.$transaction(async (tx) => {
    const { token, expiresAt, email } = await createResetByOwner(tx, organizationId, { userId, actor });
    if (sendsMail(environment)) {
      const text = "An owner of your organisation made a link with which a new passphrase can be set for your account.";
      await queueMail(tx, organizationId, { to: email, subject: "A link for your Zerolake passphrase was made", text });
    }
    return { link: `${environment.NEXTAUTH_URL.replace(/\/$/, "")}/new-passphrase/${token}`, expiresAt };
  });
}
