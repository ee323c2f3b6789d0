import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/auth-options.ts";
import { isBodyWithin, isFromElsewhere, refusedAsForeign, refusedAsTooLong } from "@/server/request-guards.ts";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** Forms of signing in and out: an address, a passphrase, a code. */
const FORM_BYTES_MAX = 50_000;

function handler(request: NextRequest, context: RouteContext) {
  // Beside next-auth's own token against forged forms.
  if (request.method !== "GET" && isFromElsewhere(request)) return refusedAsForeign();
  if (!isBodyWithin(request, FORM_BYTES_MAX)) return refusedAsTooLong();
  return NextAuth(request, context, authOptions());
}

export { handler as GET, handler as POST };
