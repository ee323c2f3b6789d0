import * as z from "zod";
import { services } from "../../services.ts";
import { localTarget } from "../local-target.ts";
import { requestOrigin } from "../request-origin.ts";
import { answerSso, type ProviderAnswer } from "./answer-sso.ts";
import { redirectTo } from "./redirect-to.ts";
import { ticketCookie } from "./sso-cookies.ts";
import { hasConnection, refuseSso } from "./sso-refusal.ts";

/** What the routes have in common to which providers send people back: always a redirect, on success and on refusal. */
export async function answerRoute(
  request: Request,
  at: { readonly organizationId: string; readonly answer: ProviderAnswer },
): Promise<Response> {
  const all = services();
  const origin = all.environment.NEXTAUTH_URL;
  const from = requestOrigin((name) => request.headers.get(name));
  const refused = (code: string) => redirectTo(origin, { to: `/sign-in?error=${encodeURIComponent(code)}`, cookies: [] });
  if (!(await all.ssoLimiter.allows(from.address))) return refused("TooManyTries:300");
  const { organizationId, answer } = at;
  if (!z.uuid().safeParse(organizationId).success || !(await hasConnection(all.database, organizationId))) return refused("SSO-STATE");
  try {
    const answered = await answerSso({ services: all, organizationId, from }, answer);
    if (answered.kind === "tested") return redirectTo(origin, { to: localTarget(answered.target), cookies: [] });
    const to = `/sign-in/complete?to=${encodeURIComponent(localTarget(answered.target))}`;
    return redirectTo(origin, { to, cookies: [ticketCookie(origin, answered.ticket)] });
  } catch (error) {
    return refused(await refuseSso(all, { organizationId, method: answer.protocol, from, error }));
  }
}
