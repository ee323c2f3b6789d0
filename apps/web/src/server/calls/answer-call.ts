import { randomUUID } from "node:crypto";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { parseCookie } from "cookie";
import { CALLS_PATH } from "@/trpc/calls-path.ts";
import { bearerOf } from "../auth/bearer-token.ts";
import { sessionOfCookies } from "../auth/session-of-cookies.ts";
import { logger } from "../logger.ts";
import { isBodyWithin, isFromElsewhere, refusedAsForeign, refusedAsTooLong } from "../request-guards.ts";
import { createRequestContext } from "../trpc/context.ts";
import { appErrorOf } from "../trpc/error-mapping.ts";
import { appRouter } from "../trpc/router.ts";

const OUR_FAULT = new Set(["internal", "unavailable"]);
/** Twice the largest file that a page reads, which is a design with its layout. */
export const BODY_BYTES_MAX = 10_000_000;
/** Calls in one request: several times what a page asks at once, and little enough that an address cannot hold a thousand. */
const BATCH_MAX = 100;
/** A failing stream is reported by its producer and by its response. */
const logged = new WeakSet<object>();

/** Answers what pages and programs ask by tRPC. Needs nothing of Next.js. */
export async function answerCall(request: Request): Promise<Response> {
  const bearer = bearerOf(request);
  // A browser adds cookies by itself, but never a token: who sends one means it.
  if (bearer === undefined && isFromElsewhere(request)) return refusedAsForeign();
  if (!isBodyWithin(request, BODY_BYTES_MAX)) return refusedAsTooLong();
  const requestId = request.headers.get("x-request-id")?.slice(0, 64) ?? randomUUID();
  const response = await fetchRequestHandler({
    endpoint: CALLS_PATH,
    req: request,
    router: appRouter,
    maxBatchSize: BATCH_MAX,
    createContext: () =>
      createRequestContext({
        requestId,
        bearer,
        header: (name) => request.headers.get(name),
        findSession: () => sessionOfCookies(cookiesOf(request)),
      }),
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

function cookiesOf(request: Request): Record<string, string> {
  const parsed = parseCookie(request.headers.get("cookie") ?? "");
  return Object.fromEntries(Object.entries(parsed).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
