import { answerRoute } from "@/server/auth/sso/answer-route.ts";
import { isBodyWithin, refusedAsTooLong } from "@/server/request-guards.ts";

/** Longest form that is read, in bytes: an assertion of a few kilobytes, encoded. */
const FORM_BYTES_MAX = 400_000;

/** Where SAML providers post their answers to. The browser's cookies do not come along from another site; the ticket is bound to them afterwards. */
export async function POST(request: Request, { params }: { params: Promise<{ organizationId: string }> }): Promise<Response> {
  const { organizationId } = await params;
  if (!isBodyWithin(request, FORM_BYTES_MAX)) return refusedAsTooLong();
  const form = new URLSearchParams(await request.text());
  const response = form.get("SAMLResponse");
  if (response === null) return new Response("There is no SAMLResponse in the form.", { status: 400 });
  const relayState = form.get("RelayState") ?? undefined;
  return answerRoute(request, { organizationId, answer: { protocol: "saml", response, relayState } });
}
