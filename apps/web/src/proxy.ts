import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy, STRICT_TRANSPORT } from "@/server/content-policy.ts";
import { NONCE_HEADER, REQUESTED_PATH_HEADER } from "@/shell/request-headers.ts";

/** Tells the pages which address was asked for, so that signing in leads back to it, and gives each its own content policy. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  // A page has one address, without a slash at its end; the rest of the console's addresses take one.
  if (/.\/$/.test(pathname)) return NextResponse.redirect(new URL(`/${pathname.replaceAll(/^\/+|\/+$/g, "")}${search}`, request.url), 308);
  const nonce = btoa(crypto.randomUUID());
  const isSecure = process.env["NEXTAUTH_URL"]?.startsWith("https:") ?? false;
  const policy = contentPolicy({ nonce, isSecure, isDevelopment: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set(REQUESTED_PATH_HEADER, pathname + search);
  headers.set(NONCE_HEADER, nonce);
  // From here Next.js takes the nonce for its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isSecure) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  return response;
}

/** Whole names: an organisation may be called “Favicon”. */
export const config = { matcher: ["/((?!api/|_next/|favicon\\.ico$|\\.well-known/).*)"] };
