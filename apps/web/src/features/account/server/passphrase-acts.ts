import {
  type Actor,
  changePassphrase,
  createPassphraseReset,
  findPassphraseReset,
  findUserByEmail,
  hashPassword,
  queueMail,
  RESET_MINUTES,
  resetIsOver,
  usePassphraseReset,
} from "@zerolake/db";
import { passphraseGate } from "@/server/auth/passphrase-gate.ts";
import { assertGoodPassphrase } from "@/server/auth/passphrase-rules.ts";
import type { RequestOrigin } from "@/server/auth/request-origin.ts";
import { tellSessions } from "@/server/auth/tell-sessions.ts";
import { sendsMail } from "@/server/environment.ts";
import type { Services } from "@/server/services.ts";
import { tellPerson } from "./tell-person.ts";

/** Sets another passphrase; everywhere else the person is signed out. */
export async function setPassphrase(
  services: Services,
  input: { user: { id: string; name: string; email: string }; actor: Actor; sessionId: string; passphrase: string },
): Promise<void> {
  const { user, actor, sessionId, passphrase } = input;
  await assertGoodPassphrase(passphrase, user);
  const passwordHash = await hashPassword(passphrase);
  tellSessions(services, await changePassphrase(services.database, { userId: user.id, actor, passwordHash, sessionId }));
  await tellPerson(services, { email: user.email, what: "Your passphrase was changed", from: actor.from ?? {} });
}

/**
 * Sends a link for a new passphrase to the address, if it is one of somebody with a passphrase that counts. Whoever asks learns nothing of that.
 */
export async function askForReset(services: Services, { email, from }: { email: string; from: RequestOrigin }): Promise<void> {
  const { database, environment } = services;
  if (!sendsMail(environment)) return;
  const user = await findUserByEmail(database, email);
  const gate = await passphraseGate(database, email);
  if (!user || user.passwordHash === null || user.disabledAt || !gate.isOpenTo(user.id)) return;
  await database.prisma.$transaction(async (tx) => {
    const { token } = await createPassphraseReset(tx, {
      userId: user.id,
      actor: { kind: "user", id: user.id, name: user.name, from },
      isMailed: true,
    });
    const text = [
      "Somebody, probably you, asked for a new passphrase for your Zerolake account.",
      `Open this link within ${RESET_MINUTES} minutes; it works once:`,
      resetLink(environment.NEXTAUTH_URL, token),
      "If it was not you, ignore this letter: your passphrase stays.",
    ].join("\n\n");
    await queueMail(tx, null, { to: user.email, subject: "Set a new passphrase for Zerolake", text });
  });
}

/** Sets the new passphrase with a link. An authenticator app goes on being asked for. */
export async function resetPassphrase(
  services: Services,
  { token, passphrase, from }: { token: string; passphrase: string; from: RequestOrigin },
): Promise<{ email: string }> {
  const { database } = services;
  const person = await findPassphraseReset(database, token);
  if (!person) throw resetIsOver();
  await assertGoodPassphrase(passphrase, person);
  const { sessionIds } = await usePassphraseReset(database, { token, passwordHash: await hashPassword(passphrase), from });
  tellSessions(services, sessionIds);
  await tellPerson(services, { email: person.email, what: "Your passphrase was changed with a link", from });
  return { email: person.email };
}

export function resetLink(publicAddress: string, token: string): string {
  return `${publicAddress.replace(/\/$/, "")}/new-passphrase/${token}`;
}
