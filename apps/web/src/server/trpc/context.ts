import { randomUUID } from "node:crypto";
import { type AppError, type LiveSession, toAppError } from "@zerolake/db";
import { currentSession } from "../auth/current-session.ts";
import { type Services, services } from "../services.ts";

/** What every procedure starts from. Builders narrow it: organisation, project, environment, deployment. */
export interface RequestContext {
  readonly requestId: string;
  readonly session: LiveSession | undefined;
  /** Why nobody knows who asks. Public procedures, such as the state of the installation, answer all the same. */
  readonly sessionProblem?: AppError;
  readonly services: Services;
}

export async function createRequestContext(requestId: string = randomUUID()): Promise<RequestContext> {
  const base = { requestId, services: services() };
  try {
    return { ...base, session: await currentSession() };
  } catch (error) {
    if (isControlFlow(error)) throw error;
    return { ...base, session: undefined, sessionProblem: toAppError(error) };
  }
}

/** Next.js throws to say that a page depends on the request; that is not a failure. */
function isControlFlow(error: unknown): boolean {
  return error instanceof Error && "digest" in error;
}
