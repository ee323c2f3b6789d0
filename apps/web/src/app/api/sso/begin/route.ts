import * as z from "zod";
import { localTarget } from "@/server/auth/local-target.ts";
import { requestOrigin } from "@/server/auth/request-origin.ts";
import { beginSso } from "@/server/auth/sso/begin-sso.ts";
import { signInMethod } from "@/server/auth/sso/sign-in-method.ts";
import { browserCookie } from "@/server/auth/sso/sso-cookies.ts";
import { refuseSso } from "@/server/auth/sso/sso-refusal.ts";
import { isBodyWithin, isFromElsewhere, refusedAsForeign, refusedAsTooLong } from "@/server/request-guards.ts";
import { services } from "@/server/services.ts";

const BODY_BYTES_MAX = 10_000;
const bodySchema = z.object({ email: z.string().max(320), to: z.string().max(2_000), isChosen: z.boolean() });

/**
 * How somebody with this e-mail address signs in, by its domain alone. Where single sign-on is required, or was chosen, the answer
 * leads to the provider.
 */
export async function POST(request: Request): Promise<Response> {
  if (isFromElsewhere(request)) return refusedAsForeign();
  if (!isBodyWithin(request, BODY_BYTES_MAX)) return refusedAsTooLong();
  const body = bodySchema.safeParse(await request.json().catch(() => undefined));
  if (!body.success) return answer({ error: "invalid" }, { status: 400 });
  const all = services();
  const from = requestOrigin((name) => request.headers.get(name));
  if (!(await all.ssoLimiter.allows(from.address))) return answer({ error: "TooManyTries:300" }, { status: 429 });
  const way = await signInMethod(all.database, body.data.email);
  if (way.method === "passphrase" || (way.isPassphraseAllowed && !body.data.isChosen)) return answer({ method: way.method });
  const { organizationId, protocol: method } = way;
  try {
    const { url, browser } = await beginSso(all, { organizationId, target: localTarget(body.data.to) });
    return answer({ method: "sso", url }, { headers: { "set-cookie": browserCookie(all.environment.NEXTAUTH_URL, browser) } });
  } catch (error) {
    return answer({ error: await refuseSso(all, { organizationId, method, from, error }) });
  }
}

function answer(body: object, init: ResponseInit = {}): Response {
  return Response.json(body, { ...init, headers: { ...init.headers, "cache-control": "no-store" } });
}
