import type { OutboundRequest } from "./outbound-request.ts";

interface Call {
  readonly url: URL;
  readonly request: OutboundRequest;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What was meant for the first origin only. */
const CREDENTIALS = ["authorization", "cookie", "proxy-authorization"];

/** The call that an answer asks for next, or `undefined` when it is no redirect; methods and headers change as in the Fetch standard (HTTP-redirect fetch). */
export function redirectedRequest(
  { url, request }: Call,
  answer: { readonly status: number; readonly location: string | null },
): Call | undefined {
  if (!REDIRECTS.has(answer.status) || answer.location === null || !URL.canParse(answer.location, url.href)) return undefined;
  const target = new URL(answer.location, url);
  const headers = new Headers(request.headers);
  if (target.origin !== url.origin) for (const name of CREDENTIALS) headers.delete(name);
  const method = (request.method ?? "GET").toUpperCase();
  const becomesGet = (answer.status === 303 && method !== "HEAD") || (answer.status < 303 && method === "POST");
  if (!becomesGet) return { url: target, request: { ...request, headers } };
  headers.delete("content-type");
  headers.delete("content-length");
  return { url: target, request: { ...request, headers, method: "GET", body: null } };
}
