import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { AppError, auditRefusedSignIn, createSession, findUser } from "@zerolake/db";
import Credentials from "next-auth/providers/credentials";
import * as z from "zod";
import { logger } from "../logger.ts";
import { services } from "../services.ts";
import { readPasskey } from "./passkey-ceremonies.ts";
import { auditLocalSignIn, passphraseGate } from "./passphrase-gate.ts";
import { type RequestOrigin, requestOrigin } from "./request-origin.ts";
import { SESSION_LIFETIME_SECONDS } from "./session-lifetime.ts";
import { PASSKEY_REFUSED } from "./sign-in-errors.ts";

const RESPONSE_LENGTH_MAX = 20_000;
const base64url = z.string().regex(/^[\w-]+$/);

const answerShape = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url.optional() }),
});

/** What a device answers when it is asked who its owner is. */
export const passkeyAnswer = z.custom<AuthenticationResponseJSON>(
  (value) => answerShape.safeParse(value).success,
  "This is no passkey's answer.",
);

const credentialsSchema = z.object({
  answer: z
    .string()
    .max(RESPONSE_LENGTH_MAX)
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue("not JSON");
        return z.NEVER;
      }
    })
    .pipe(passkeyAnswer),
});

/** Signing in with a passkey alone: the device has what it takes and has checked its owner, which are two factors. */
export function passkeyProvider() {
  return Credentials({
    id: "passkey",
    name: "Passkey",
    credentials: { answer: {} },
    async authorize(credentials, request) {
      const given = credentialsSchema.safeParse(credentials);
      if (!given.success) throw new Error(PASSKEY_REFUSED);
      const headers = request.headers ?? {};
      const from = requestOrigin((name) => headers[name]);
      try {
        return await signInWithPasskey(given.data.answer, from);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        logger.info({ err: error }, "a passkey was refused");
        throw new Error(PASSKEY_REFUSED, { cause: error });
      }
    },
  });
}

async function signInWithPasskey(answer: AuthenticationResponseJSON, from: RequestOrigin) {
  const all = services();
  const userId = await readPasskey(all, { userId: null, response: answer });
  const user = await findUser(all.database, userId);
  if (!user || user.disabledAt) throw new Error(PASSKEY_REFUSED);
  // Where single sign-on is required, a passkey counts as little as a passphrase.
  const gate = await passphraseGate(all.database, user.email);
  if (!gate.isOpenTo(user.id)) {
    if (gate.organizationId) {
      const reason = "The organisation requires single sign-on.";
      await auditRefusedSignIn(all.database, gate.organizationId, { method: "passkey", code: "SSO-REQUIRED", reason, from });
    }
    throw new Error(PASSKEY_REFUSED);
  }
  const lifetimeMs = SESSION_LIFETIME_SECONDS * 1_000;
  const sessionId = await createSession(all.database, { userId, lifetimeMs, method: "passkey", from });
  await auditLocalSignIn(all.database, { user, from, method: "passkey" });
  return { id: user.id, name: user.name, email: user.email, sessionId };
}
