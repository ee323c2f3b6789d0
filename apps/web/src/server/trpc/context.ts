import { type AppError, type LiveSession, type LiveToken, toAppError } from "@zerolake/db";
import { admitToken } from "../auth/bearer-token.ts";
import { type RequestOrigin, requestOrigin } from "../auth/request-origin.ts";
import { type Services, services } from "../services.ts";

/** What every procedure starts from. Builders narrow it: organisation, project, environment, deployment. */
export interface RequestContext {
  readonly requestId: string;
  readonly from: RequestOrigin;
  readonly session: LiveSession | undefined;
  /** Of a program that comes with one instead of a session: what it allows of what its owner may. */
  readonly token?: LiveToken;
  /** Why nobody knows who asks. Public procedures, such as the state of the installation, answer all the same. */
  readonly sessionProblem?: AppError;
  readonly services: Services;
}

interface Asking {
  readonly requestId: string;
  readonly header: (name: string) => string | null;
  readonly findSession: () => Promise<LiveSession | undefined>;
  readonly bearer?: string | undefined;
}

/** A call that comes with a token is the token's, whatever cookies came with it. */
export async function createRequestContext({ requestId, header, findSession, bearer }: Asking): Promise<RequestContext> {
  const base = { requestId, services: services(), from: requestOrigin(header) };
  try {
    if (bearer !== undefined) return { ...base, ...(await admitToken(base.services.database, bearer, base.from)) };
    return { ...base, session: await findSession() };
  } catch (error) {
    if (isControlFlow(error)) throw error;
    return { ...base, session: undefined, sessionProblem: toAppError(error) };
  }
}

/** Next.js throws to say that a page depends on the request; that is not a failure. */
function isControlFlow(error: unknown): boolean {
  return error instanceof Error && "digest" in error;
}
