import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy, STRICT_TRANSPORT } from "@/server/content-policy.ts";
import { NONCE_HEADER, REQUESTED_PATH_HEADER } from "@/shell/request-headers.ts";

/** Tells the pages which address was asked for, so that signing in leads back to it, and gives each its own content policy. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const isSecure = process.env["NEXTAUTH_URL"]?.startsWith("https:") ?? false;
  const policy = contentPolicy({ nonce, isSecure, isDevelopment: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set(REQUESTED_PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set(NONCE_HEADER, nonce);
  // From here Next.js takes the nonce for its own scripts.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (isSecure) response.headers.set("strict-transport-security", STRICT_TRANSPORT);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/|favicon|.well-known/).*)"] };
