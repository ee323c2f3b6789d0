import { createSession, findUserByEmail, isPasswordCorrect } from "@zerolake/db";
import Credentials from "next-auth/providers/credentials";
import * as z from "zod";
import { services } from "../services.ts";
import { SESSION_LIFETIME_SECONDS } from "./session-lifetime.ts";
import { tooManyTries } from "./sign-in-errors.ts";

const credentialsSchema = z.object({ email: z.email().max(320), passphrase: z.string().min(1).max(1_000) });

/** Signing in with an e-mail address and a passphrase, for self-hosted installations. */
export function localAccountProvider() {
  return Credentials({
    id: "local",
    name: "Local account",
    credentials: { email: {}, passphrase: {} },
    async authorize(credentials, request) {
      const given = credentialsSchema.safeParse(credentials);
      if (!given.success) return null;
      const headers = request.headers ?? {};
      return signInLocally(given.data, { address: nearestAddress(headers["x-forwarded-for"]), userAgent: headers["user-agent"] });
    },
  });
}

/** The same answer and the same work for unknown people and for wrong passphrases. */
async function signInLocally(given: z.infer<typeof credentialsSchema>, from: { address: string; userAgent: string | undefined }) {
  const { database, signInLimiter } = services();
  const attempt = { email: given.email, address: from.address };
  const waitSeconds = await signInLimiter.waitSeconds(attempt);
  if (waitSeconds > 0) throw new Error(tooManyTries(waitSeconds));

  const user = await findUserByEmail(database, given.email);
  const isCorrect = await isPasswordCorrect(user?.passwordHash ?? null, given.passphrase);
  if (!user || !isCorrect || user.disabledAt) {
    await signInLimiter.recordFailure(attempt);
    return null;
  }
  await signInLimiter.recordSuccess(attempt);
  const sessionId = await createSession(database, {
    userId: user.id,
    lifetimeMs: SESSION_LIFETIME_SECONDS * 1_000,
    ...(from.userAgent ? { userAgent: from.userAgent.slice(0, 300) } : {}),
  });
  return { id: user.id, name: user.name, email: user.email, sessionId };
}

/** The last entry is the one that the nearest proxy, or the server itself, has added. */
function nearestAddress(forwardedFor: string | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}
