import { type ScimProblem, type ScimType, scimProblem } from "@zerolake/scim";
import { AppError, type AppErrorCode, notFound } from "../app-error.ts";

const CODES: Readonly<Record<number, AppErrorCode>> = { 400: "invalid", 404: "notFound", 409: "conflict", 412: "conflict", 413: "invalid" };

/** A refusal that the protocol has words of its own for: they travel as the cause. */
export function refusal(problem: ScimProblem): AppError {
  return new AppError(CODES[problem.status] ?? "invalid", { message: problem.detail, cause: problem });
}

export function refused(scimType: ScimType, detail: string): AppError {
  return refusal(scimProblem(scimType, detail));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return UUID.test(text);
}

/** What is no id of ours names nothing. */
export function requireId(id: string, what: string): void {
  if (!isId(id)) throw notFound(what);
}
