import { randomUUID } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { bearerOf } from "@/server/auth/bearer-token.ts";
import { logger } from "@/server/logger.ts";
import { isBodyWithin, isFromElsewhere, refusedAsForeign, refusedAsTooLong } from "@/server/request-guards.ts";
import { createRequestContext } from "@/server/trpc/context.ts";
import { appErrorOf } from "@/server/trpc/error-mapping.ts";
import { appRouter } from "@/server/trpc/router.ts";

const OUR_FAULT = new Set(["internal", "unavailable"]);
/** Twice the largest file that a page reads, which is a design with its layout. */
const BODY_BYTES_MAX = 10_000_000;
/** A failing stream is reported by its producer and by its response. */
const logged = new WeakSet<object>();

async function handler(request: Request): Promise<Response> {
  const bearer = bearerOf(request);
  // A browser adds cookies by itself, but never a token: who sends one means it.
  if (bearer === undefined && isFromElsewhere(request)) return refusedAsForeign();
  if (!isBodyWithin(request, BODY_BYTES_MAX)) return refusedAsTooLong();
  const requestId = request.headers.get("x-request-id")?.slice(0, 64) ?? randomUUID();
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createRequestContext(requestId, bearer),
    onError({ error, path }) {
      const appError = appErrorOf(error);
      if (logged.has(appError)) return;
      logged.add(appError);
      const level = OUR_FAULT.has(appError.code) ? "error" : "debug";
      logger[level]({ requestId, path, code: appError.code, err: appError.cause ?? appError }, appError.message);
    },
  });
  response.headers.set("x-request-id", requestId);
  return response;
}

export { handler as GET, handler as POST };
