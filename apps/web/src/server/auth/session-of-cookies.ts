import type { LiveSession } from "@zerolake/db";
import { services } from "../services.ts";
import { sessionCookie } from "./session-cookie.ts";
import { sessionIdOf } from "./session-token.ts";

/** next-auth's own name where the session's cookie has none of ours. */
const COOKIE_NAME_DEFAULT = "next-auth.session-token";

/**
 * Who sends these cookies, by name: the token's session row, checked. The token is only opened: next-auth's own way would also make a new
 * one each time, for a cookie that an answer of ours does not set.
 */
export async function sessionOfCookies(cookies: Readonly<Record<string, string>>): Promise<LiveSession | undefined> {
  const { environment, sessions } = services();
  const name = sessionCookie(environment.NEXTAUTH_URL).cookies?.sessionToken?.name ?? COOKIE_NAME_DEFAULT;
  const sessionId = await sessionIdOf({ cookies, name, secret: environment.NEXTAUTH_SECRET });
  return sessionId === undefined ? undefined : sessions.find(sessionId);
}
