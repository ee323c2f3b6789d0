import { randomUUID } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { logger } from "@/server/logger.ts";
import { createRequestContext } from "@/server/trpc/context.ts";
import { appErrorOf } from "@/server/trpc/error-mapping.ts";
import { appRouter } from "@/server/trpc/router.ts";
import { isSameOrigin } from "@/server/trpc/same-origin.ts";

const OUR_FAULT = new Set(["internal", "unavailable"]);
/** A failing stream is reported by its producer and by its response. */
const logged = new WeakSet<object>();

async function handler(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response("This request came from another site.", { status: 403 });
  const requestId = request.headers.get("x-request-id")?.slice(0, 64) ?? randomUUID();
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => createRequestContext(requestId),
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
