import { createSession, findLiveSession } from "@zerolake/db";
import type { RequestOrigin } from "../auth/request-origin.ts";
import type { Services } from "../services.ts";
import type { RequestContext } from "./context.ts";
import { appRouter } from "./router.ts";

/** The procedures of the console, as one person asks them. */
export type Console = ReturnType<typeof appRouter.createCaller>;

/** Long enough for any test. */
const LIFETIME_MS = 600_000;

/** The request of somebody who has just signed in with a passphrase. */
export async function contextOf(services: Services, userId: string, from: RequestOrigin = {}): Promise<RequestContext> {
  const sessionId = await createSession(services.database, { userId, lifetimeMs: LIFETIME_MS, method: "passphrase" });
  return { requestId: "test", from, session: await findLiveSession(services.database, sessionId), services };
}

export async function consoleOf(services: Services, userId: string, from?: RequestOrigin): Promise<Console> {
  return appRouter.createCaller(await contextOf(services, userId, from));
}

/** What somebody asks who has not signed in. */
export function consoleOfNobody(services: Services, from: RequestOrigin = {}): Console {
  return appRouter.createCaller({ requestId: "test", from, session: undefined, services });
}
