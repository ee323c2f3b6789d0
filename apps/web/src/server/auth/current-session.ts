import type { LiveSession } from "@zerolake/db";
import { cookies } from "next/headers";
import { cache } from "react";
import { services } from "../services.ts";
import { sessionCookie } from "./session-cookie.ts";
import { sessionIdOf } from "./session-token.ts";

/** next-auth's own name where the session's cookie has none of ours. */
const COOKIE_NAME_DEFAULT = "next-auth.session-token";

/**
 * Who asks: the token's session row, checked. Once per request, however many parts of a page ask. The token is only opened: next-auth's own
 * way would also make a new one each time, for a cookie that an answer of ours does not set.
 */
export const currentSession = cache(async (): Promise<LiveSession | undefined> => {
  const { environment, sessions } = services();
  const name = sessionCookie(environment.NEXTAUTH_URL).cookies?.sessionToken?.name ?? COOKIE_NAME_DEFAULT;
  const sent = (await cookies()).getAll().map(({ name: cookie, value }) => [cookie, value]);
  const sessionId = await sessionIdOf({ cookies: Object.fromEntries(sent), name, secret: environment.NEXTAUTH_SECRET });
  return sessionId === undefined ? undefined : sessions.find(sessionId);
});
