import { auditRefusedSignIn, createSession, findUserByEmail, isPasswordCorrect } from "@zerolake/db";
import Credentials from "next-auth/providers/credentials";
import * as z from "zod";
import { logger } from "../logger.ts";
import { services } from "../services.ts";
import { auditLocalSignIn, auditWrongPassphrase, passphraseGate } from "./passphrase-gate.ts";
import { type RequestOrigin, requestOrigin } from "./request-origin.ts";

import { hasSecondFactor, takeSecondFactor } from "./second-factor.ts";
import { SESSION_LIFETIME_SECONDS } from "./session-lifetime.ts";
import { CODE_NEEDED, CODE_WRONG, tooManyTries } from "./sign-in-errors.ts";

const credentialsSchema = z.object({
  email: z.email().max(320),
  passphrase: z.string().min(1).max(1_000),
  /** Of an authenticator app, or a recovery code; where the account wants one. */
  code: z.string().max(100).optional(),
});

/** Signing in with an e-mail address and a passphrase, for self-hosted installations. */
export function localAccountProvider() {
  return Credentials({
    id: "local",
    name: "Local account",
    credentials: { email: {}, passphrase: {}, code: {} },
    async authorize(credentials, request) {
      const given = credentialsSchema.safeParse(credentials);
      if (!given.success) return null;
      const headers = request.headers ?? {};
      return signInLocally(
        given.data,
        requestOrigin((name) => headers[name]),
      );
    },
  });
}

/** Beside the answer, which must take as long for people whom nobody knows. */
function noteWrongPassphrase(userId: string, from: RequestOrigin): void {
  const { database, refusals } = services();
  if (refusals.open(`passphrase ${userId}`) === undefined) return;
  auditWrongPassphrase(database, { userId, from }).catch((error: unknown) =>
    logger.warn({ err: error }, "a refused sign-in could not be noted"),
  );
}

/** The same answer and the same work for unknown people and for wrong passphrases. */
async function signInLocally(given: z.infer<typeof credentialsSchema>, from: RequestOrigin) {
  const all = services();
  const { database, signInLimiter } = all;
  const attempt = { email: given.email, address: from.address ?? "unknown" };
  const waitSeconds = await signInLimiter.takeTry(attempt);
  if (waitSeconds > 0) throw new Error(tooManyTries(waitSeconds));

  const user = await findUserByEmail(database, given.email);
  const isCorrect = await isPasswordCorrect(user?.passwordHash ?? null, given.passphrase);
  const gate = await passphraseGate(database, given.email);
  if (!user || !isCorrect || user.disabledAt || !gate.isOpenTo(user.id)) {
    if (isCorrect && gate.organizationId) {
      const reason = "The organisation requires single sign-on.";
      await auditRefusedSignIn(database, gate.organizationId, { method: "passphrase", code: "SSO-REQUIRED", reason, from });
    }
    if (user && !isCorrect) noteWrongPassphrase(user.id, from);
    return null;
  }
  if (await hasSecondFactor(all, user.id)) {
    if (!given.code) {
      // Nothing is counted yet: the passphrase was right, and whoever knows it is asked for the rest.
      await signInLimiter.giveBack(attempt);
      throw new Error(CODE_NEEDED);
    }
    if (!(await takeSecondFactor(all, user.id, given.code))) {
      noteWrongPassphrase(user.id, from);
      throw new Error(CODE_WRONG);
    }
  }
  await signInLimiter.recordSuccess(attempt);
  const sessionId = await createSession(database, {
    userId: user.id,
    lifetimeMs: SESSION_LIFETIME_SECONDS * 1_000,
    method: "passphrase",
    from,
  });
  await auditLocalSignIn(database, { user, from });
  return { id: user.id, name: user.name, email: user.email, sessionId };
}
