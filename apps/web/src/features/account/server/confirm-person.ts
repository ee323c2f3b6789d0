import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { AppError, confirmSession, findUserByEmail, isPasswordCorrect, type LiveSession } from "@zerolake/db";
import { readPasskey } from "@/server/auth/passkey-ceremonies.ts";
import type { RequestOrigin } from "@/server/auth/request-origin.ts";
import { hasSecondFactor, takeSecondFactor } from "@/server/auth/second-factor.ts";
import type { Services } from "@/server/services.ts";

interface Asking {
  readonly session: LiveSession;
  readonly from: RequestOrigin;
}

/** Proves again who one is with the passphrase, and a code where the account wants one; counted like tries to sign in. */
export async function confirmByPassphrase(
  services: Services,
  { session, from, passphrase, code }: Asking & { passphrase: string; code: string },
): Promise<void> {
  const { database, signInLimiter } = services;
  const attempt = { email: session.userEmail, address: from.address ?? "unknown" };
  const waitSeconds = await signInLimiter.takeTry(attempt);
  if (waitSeconds > 0) {
    const minutes = Math.ceil(waitSeconds / 60);
    throw new AppError("rateLimited", {
      message: "Too many tries.",
      hint: `Try again in ${minutes === 1 ? "1 minute" : `${minutes} minutes`}.`,
    });
  }
  const user = await findUserByEmail(database, session.userEmail);
  const isRight =
    (await isPasswordCorrect(user?.passwordHash ?? null, passphrase)) &&
    (!(await hasSecondFactor(services, session.userId)) || (await takeSecondFactor(services, session.userId, code)));
  if (!isRight) {
    throw new AppError("invalid", {
      message: "That passphrase or code is wrong.",
      hint: "A code of the app works once; wait for the next one.",
    });
  }
  await signInLimiter.recordSuccess(attempt);
  await confirmSession(database, session.id);
}

/** Proves it with one of one's own passkeys. */
export async function confirmByPasskey(
  services: Services,
  { session, answer }: { session: LiveSession; answer: AuthenticationResponseJSON },
): Promise<void> {
  await readPasskey(services, { userId: session.userId, response: answer });
  await confirmSession(services.database, session.id);
}
