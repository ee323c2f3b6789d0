import { auditSignIn, createSession, findUser, redeemTicket } from "@zerolake/db";
import Credentials from "next-auth/providers/credentials";
import { services } from "../../services.ts";
import { requestOrigin } from "../request-origin.ts";
import { SESSION_LIFETIME_SECONDS } from "../session-lifetime.ts";
import { readSsoCookies } from "./sso-cookies.ts";

/** Opens the session of somebody whose provider has answered: the ticket came in a cookie, and only the browser that began has both. */
export function ssoProvider() {
  return Credentials({
    id: "sso",
    name: "Single sign-on",
    credentials: {},
    async authorize(_credentials, request) {
      const headers = (request.headers ?? {}) as Readonly<Record<string, string | undefined>>;
      const { ticket, browser } = readSsoCookies(headers["cookie"]);
      const { database } = services();
      const redeemed = ticket === undefined ? undefined : await redeemTicket(database, { ticket, browser });
      const user = redeemed && (await findUser(database, redeemed.userId));
      if (!redeemed || !user) throw new Error("SSO-STATE");
      const { organizationId, protocol: method } = redeemed;
      const from = requestOrigin((name) => headers[name]);
      const sessionId = await createSession(database, {
        userId: user.id,
        lifetimeMs: SESSION_LIFETIME_SECONDS * 1_000,
        method,
        organizationId,
        from,
      });
      await auditSignIn(database, [organizationId], { actor: { kind: "user", id: user.id, name: user.name, from }, method });
      return { id: user.id, name: user.name, email: user.email, sessionId };
    },
  });
}
