import { type AppError, type AppErrorCode, refusal } from "@zerolake/db";
import type { ScimProblem } from "@zerolake/scim";

const STATUSES: Readonly<Record<AppErrorCode, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  invalid: 400,
  blocked: 409,
  unreadable: 500,
  rateLimited: 429,
  unavailable: 503,
  internal: 500,
};

/** What the client is told of a failure: the protocol's own words where there are some, never anything of our insides. */
export function problemOf({ code, message, hint, cause }: AppError): ScimProblem {
  if (isProblem(cause)) return cause;
  if (code === "notFound") return { status: 404, detail: "There is no such resource." };
  return { status: STATUSES[code], detail: hint === undefined ? message : `${message} ${hint}` };
}

function isProblem(value: unknown): value is ScimProblem {
  return typeof value === "object" && value !== null && !(value instanceof Error) && "status" in value && "detail" in value;
}

/** The value, or the refusal as an error that ends the request. */
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: ScimProblem }): T {
  if (result.ok) return result.value;
  throw refusal(result.error);
}
