import { initTRPC, TRPCError } from "@trpc/server";
import type { Permission } from "@zerolake/access";
import { AppError } from "@zerolake/db";
import superjson from "superjson";
import type { RequestContext } from "./context.ts";
import { appErrorOf, problemOf, toTrpcError } from "./error-mapping.ts";
import { assertStorable } from "./storable-input.ts";
import { writeAnswer } from "./write-answer.ts";

/** How a procedure is guarded. Every procedure gets this from its builder; a test walks the router and demands it. */
export interface AccessMeta {
  readonly access:
    | { readonly scope: "public" | "user" }
    | { readonly scope: "organization" | "project" | "environment" | "deployment"; readonly permission: Permission };
}

const PING_MS = 2_000;
const RECONNECT_AFTER_SILENCE_MS = 5_000;

export const t = initTRPC
  .context<RequestContext>()
  .meta<AccessMeta>()
  .create({
    transformer: { serialize: writeAnswer, deserialize: superjson.deserialize },
    errorFormatter: ({ shape, error, ctx }) => {
      const problem = problemOf(appErrorOf(error), ctx?.requestId ?? "unknown");
      return {
        message: problem.message,
        code: shape.code,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, problem },
      };
    },
    sse: {
      ping: { enabled: true, intervalMs: PING_MS },
      client: { reconnectAfterInactivityMs: RECONNECT_AFTER_SILENCE_MS },
    },
  });

export const router = t.router;

/** Turns whatever the body throws into an error with the right status, before anybody else sees it. */
const mapErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  throw toTrpcError(appErrorOf(result.error));
});

const refuseUnstorable = t.middleware(async ({ getRawInput, next }) => {
  assertStorable(await getRawInput().catch(refuseUnreadable));
  return next();
});

function refuseUnreadable(cause: unknown): never {
  // What tRPC says by itself is fit to be read, such as what is wrong with the form of a batch; what a parser says is not.
  if (cause instanceof TRPCError && cause.cause === undefined) throw cause;
  throw new AppError("invalid", { message: "The input cannot be read: it is no JSON of the form that superjson writes.", cause });
}

export const baseProcedure = t.procedure.use(mapErrors).use(refuseUnstorable);
