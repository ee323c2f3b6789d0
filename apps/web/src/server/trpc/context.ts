import { randomUUID } from "node:crypto";
import type { LiveSession } from "@zerolake/db";
import { currentSession } from "../auth/current-session.ts";
import { type Services, services } from "../services.ts";

/** What every procedure starts from. Builders narrow it: organisation, project, environment, deployment. */
export interface RequestContext {
  readonly requestId: string;
  readonly session: LiveSession | undefined;
  readonly services: Services;
}

export async function createRequestContext(requestId: string = randomUUID()): Promise<RequestContext> {
  return { requestId, session: await currentSession(), services: services() };
}
