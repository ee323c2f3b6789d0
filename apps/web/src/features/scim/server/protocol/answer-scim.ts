import { type Actor, findScimToken, noteScimRefusal, type PresentedToken, toAppError } from "@zerolake/db";
import type { ScimProblem } from "@zerolake/scim";
import { bearerOf } from "@/server/auth/bearer-token.ts";
import { requestOrigin } from "@/server/auth/request-origin.ts";
import { logger } from "@/server/logger.ts";
import type { Services } from "@/server/services.ts";
import { answerEndpoint } from "./endpoints.ts";
import { problemOf } from "./problem-of.ts";
import { readBody } from "./read-body.ts";
import { type ScimRequest, serviceAddress } from "./scim-request.ts";
import { problemResponse } from "./scim-response.ts";

const UNKNOWN_TOKEN: ScimProblem = { status: 401, detail: "The token is missing, unknown, expired or revoked." };
const TOO_MANY: ScimProblem = { status: 429, detail: "These are too many requests. Wait, then go on." };
/** What an audit entry keeps of a path. */
const PATH_LENGTH_MAX = 200;

/** Answers a request to the SCIM service. The token, and nothing in the address, says which organisation it is about. */
export async function answerScim(services: Services, request: Request, path: readonly string[]): Promise<Response> {
  const from = requestOrigin((name) => request.headers.get(name));
  try {
    const admission = await admit(services, request, from);
    if (admission instanceof Response) return admission;
    const { organizationId, actor } = admission;
    const waitSeconds = await services.scimLimiter.takeRequest(organizationId);
    if (waitSeconds > 0) return problemResponse(TOO_MANY, { "retry-after": String(waitSeconds) });
    const { searchParams } = new URL(request.url);
    return await answerAudited({
      services,
      organizationId,
      actor,
      method: request.method,
      path,
      parameter: (name) => searchParams.get(name),
      header: (name) => request.headers.get(name),
      body: () => readBody(request),
      base: serviceAddress(services.environment),
    });
  } catch (error) {
    return failed(error);
  }
}

interface Admission {
  readonly organizationId: string;
  readonly actor: Actor;
}

/** Whose token it is. The answer is the same whatever is wrong with it; what ended is noted in its organisation. */
async function admit(
  { database, scimLimiter }: Services,
  request: Request,
  from: NonNullable<Actor["from"]>,
): Promise<Admission | Response> {
  const address = from.address ?? "unknown";
  const waitSeconds = await scimLimiter.waitSeconds(address);
  if (waitSeconds > 0) return problemResponse(TOO_MANY, { "retry-after": String(waitSeconds) });
  const bearer = bearerOf(request);
  const token = bearer === undefined ? undefined : await findScimToken(database, bearer, from.address);
  if (token?.state === "live") return { organizationId: token.organizationId, actor: actorOf(token, from) };
  await scimLimiter.recordWrongToken(address);
  if (token) {
    const problem = { status: 401, detail: `The token is ${token.state}.` };
    await noteScimRefusal(database, token.organizationId, { actor: actorOf(token, from), request: "token", problem });
  }
  return problemResponse(UNKNOWN_TOKEN, { "www-authenticate": 'Bearer realm="SCIM"' });
}

function actorOf({ id, name }: PresentedToken, from: NonNullable<Actor["from"]>): Actor {
  return { kind: "client", id, name, from };
}

/** A refusal leaves one entry in the audit log of the organisation. */
async function answerAudited(request: ScimRequest): Promise<Response> {
  try {
    const response = await answerEndpoint(request);
    if (response.status === 405) await noteRefusal(request, { status: 405, detail: "This cannot be done here." });
    return response;
  } catch (error) {
    const problem = problemOf(toAppError(error));
    if (problem.status < 500) await noteRefusal(request, problem);
    throw error;
  }
}

async function noteRefusal({ services, organizationId, actor, method, path }: ScimRequest, problem: ScimProblem): Promise<void> {
  const request = `${method} /${path.join("/")}`.slice(0, PATH_LENGTH_MAX);
  await noteScimRefusal(services.database, organizationId, { actor, request, problem });
}

function failed(error: unknown): Response {
  const appError = toAppError(error);
  const problem = problemOf(appError);
  if (problem.status >= 500 && problem.status !== 501) logger.error({ err: appError.cause ?? appError }, "A SCIM request failed");
  return problemResponse(problem);
}
