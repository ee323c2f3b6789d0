import { queueMail, type Transaction } from "@zerolake/db";
import { sendsMail } from "@/server/environment.ts";
import type { Services } from "@/server/services.ts";

/** Writes to a person that the way into their account has changed, so that somebody else's change does not go unnoticed. */
export async function tellPerson(
  { database, environment }: Pick<Services, "database" | "environment">,
  { email, what, from }: { email: string; what: string; from: { readonly address?: string } },
): Promise<void> {
  if (!sendsMail(environment)) return;
  await database.prisma.$transaction((tx: Transaction) =>
    queueMail(tx, null, {
      to: email,
      subject: "Your Zerolake account was changed",
      text: [
        `${what}${from.address ? `, from ${from.address}` : ""}.`,
        `If it was not you, set a new passphrase now and sign out everywhere: ${environment.NEXTAUTH_URL}`,
      ].join("\n\n"),
    }),
  );
}
