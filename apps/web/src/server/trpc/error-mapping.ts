import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { AppError, type AppErrorCode, toAppError } from "@zerolake/db";
import { ZodError } from "zod";

const TRPC_CODES: Readonly<Record<AppErrorCode, TRPC_ERROR_CODE_KEY>> = {
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  conflict: "CONFLICT",
  invalid: "BAD_REQUEST",
  blocked: "PRECONDITION_FAILED",
  unreadable: "UNPROCESSABLE_CONTENT",
  rateLimited: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
};

/** Whatever was thrown inside a procedure, as our own error. The one place that translates. */
export function appErrorOf(error: TRPCError): AppError {
  const { cause } = error;
  if (cause instanceof ZodError) {
    const [first] = cause.issues;
    const where = first?.path.join(".") ?? "";
    return new AppError("invalid", {
      message: where && first ? `${where}: ${first.message}` : (first?.message ?? "The input has the wrong form."),
      cause,
    });
  }
  if (cause !== undefined) return toAppError(cause);
  const code = (Object.keys(TRPC_CODES) as AppErrorCode[]).find((candidate) => TRPC_CODES[candidate] === error.code);
  return new AppError(code ?? "internal", { message: error.message });
}

export function toTrpcError(error: AppError): TRPCError {
  return new TRPCError({ code: TRPC_CODES[error.code], message: error.message, cause: error });
}

/** What the browser gets of an error; nothing of our insides. */
export interface Problem {
  readonly code: AppErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly requestId: string;
}

export function problemOf(error: AppError, requestId: string): Problem {
  return { code: error.code, message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }), requestId };
}
