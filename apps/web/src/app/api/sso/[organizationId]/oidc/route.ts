import { answerRoute } from "@/server/auth/sso/answer-route.ts";
import { readSsoCookies } from "@/server/auth/sso/sso-cookies.ts";

/** Where OpenID providers send people back to. */
export async function GET(request: Request, { params }: { params: Promise<{ organizationId: string }> }): Promise<Response> {
  const { organizationId } = await params;
  const { browser } = readSsoCookies(request.headers.get("cookie"));
  return answerRoute(request, { organizationId, answer: { protocol: "oidc", currentUrl: new URL(request.url), browser } });
}
