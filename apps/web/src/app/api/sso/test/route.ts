import { can } from "@zerolake/access";
import { findMembership } from "@zerolake/db";
import { SignInProblem } from "@zerolake/sso";
import { currentSession } from "@/server/auth/current-session.ts";
import { beginSso } from "@/server/auth/sso/begin-sso.ts";
import { redirectTo } from "@/server/auth/sso/redirect-to.ts";
import { browserCookie } from "@/server/auth/sso/sso-cookies.ts";
import { services } from "@/server/services.ts";
import { paths } from "@/shell/navigation.ts";

/** Begins a test sign-in, in a tab of its own. A stranger and an organisation that does not exist get the same answer. */
export async function GET(request: Request): Promise<Response> {
  const slug = new URL(request.url).searchParams.get("organization") ?? "";
  const all = services();
  const session = await currentSession();
  const membership = session && (await findMembership(all.database, session, slug));
  if (!session || !membership || !can(membership.role, "sso:manage")) return new Response("There is nothing here.", { status: 404 });
  const target = paths.singleSignOn(membership.slug);
  try {
    const { url, browser } = await beginSso(all, { organizationId: membership.organizationId, target, testedById: session.userId });
    return redirectTo(all.environment.NEXTAUTH_URL, { to: url, cookies: [browserCookie(all.environment.NEXTAUTH_URL, browser)] });
  } catch (error) {
    if (!(error instanceof SignInProblem)) throw error;
    const failed = `${target}?problem=${encodeURIComponent(error.message)}`;
    return redirectTo(all.environment.NEXTAUTH_URL, { to: failed, cookies: [] });
  }
}
