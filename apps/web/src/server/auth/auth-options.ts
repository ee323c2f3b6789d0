import { revokeSessions } from "@zerolake/db";
import type { NextAuthOptions } from "next-auth";
import { services } from "../services.ts";
import { localAccountProvider } from "./local-account-provider.ts";
import { SESSION_LIFETIME_SECONDS } from "./session-lifetime.ts";

/**
 * Options of next-auth, built for each request: the ways to sign in depend on the organisation once single sign-on exists.
 * The token carries only the ids of a session row and its person; the row is checked on each request.
 */
export function authOptions(): NextAuthOptions {
  return {
    session: { strategy: "jwt", maxAge: SESSION_LIFETIME_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    secret: services().environment.NEXTAUTH_SECRET,
    providers: [localAccountProvider()],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sid: user.sessionId } : token),
      session: ({ session, token }) => ({ ...session, sessionId: token.sid }),
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
