import type { LiveSession } from "@zerolake/db";
import { cookies } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { services } from "../services.ts";
import { sessionCookie } from "./session-cookie.ts";

/**
 * Who asks: the token's session row, checked. Once per request, however many parts of a page ask. The token is only opened: next-auth's own
 * way would also make a new one each time, for a cookie that an answer of ours does not set.
 */
export const currentSession = cache(async (): Promise<LiveSession | undefined> => {
  const { environment, sessions } = services();
  const { cookies: names } = sessionCookie(environment.NEXTAUTH_URL);
  const sent = (await cookies()).getAll().map(({ name, value }) => [name, value]);
  const token = await getToken({
    // A bearer token is no cookie: whoever comes with one is let in elsewhere.
    req: { cookies: Object.fromEntries(sent), headers: {} } as Parameters<typeof getToken>[0]["req"],
    secret: environment.NEXTAUTH_SECRET,
    ...(names?.sessionToken ? { cookieName: names.sessionToken.name } : {}),
  });
  return token?.sid ? sessions.find(token.sid) : undefined;
});
