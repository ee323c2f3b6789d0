import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { currentSession } from "../auth/current-session.ts";
import { createRequestContext, type RequestContext } from "./context.ts";

/** The context of whoever asks for the page that is being made, or for the route of Next.js. */
export async function currentContext(): Promise<RequestContext> {
  const given = await headers();
  return createRequestContext({ requestId: randomUUID(), header: (name) => given.get(name), findSession: currentSession });
}
