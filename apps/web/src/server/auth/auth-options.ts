import { revokeSessions } from "@zerolake/db";
import type { NextAuthOptions } from "next-auth";
import { services } from "../services.ts";
import { localAccountProvider } from "./local-account-provider.ts";
import { passkeyProvider } from "./passkey-provider.ts";
import { sessionCookie } from "./session-cookie.ts";
import { SESSION_LIFETIME_SECONDS } from "./session-lifetime.ts";
import { ssoProvider } from "./sso/sso-provider.ts";

/**
 * Options of next-auth, built for each request. Single sign-on has happened before next-auth is asked: it opens the session, so that cookies and signing out are its own.
 * The token carries only the ids of a session row and its person; the row is checked on each request.
 */
export function authOptions(): NextAuthOptions {
  return {
    session: { strategy: "jwt", maxAge: SESSION_LIFETIME_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    secret: services().environment.NEXTAUTH_SECRET,
    ...sessionCookie(services().environment.NEXTAUTH_URL),
    providers: [localAccountProvider(), passkeyProvider(), ssoProvider()],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId } : token),
    },
    events: {
      async signOut({ token }) {
        if (!token.sub || !token.sid) return;
        const { database, sessions, signals } = services();
        await revokeSessions(database, token.sub, token.sid);
        sessions.forget(token.sid);
        // Open streams of the session, in this process and in others, end now.
        signals.publish(`session:${token.sid}`);
      },
    },
  };
}
