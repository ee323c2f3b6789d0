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
    return new AppError("invalid", { message: first ? inputMessage(first) : "The input has the wrong form.", cause });
  }
  // The names of the procedures in the address, before any of them is asked.
  if (cause instanceof URIError) return new AppError("invalid", { message: "The address of this call cannot be read.", cause });
  if (cause !== undefined) return toAppError(cause);
  const code = (Object.keys(TRPC_CODES) as AppErrorCode[]).find((candidate) => TRPC_CODES[candidate] === error.code);
  return new AppError(code ?? "internal", { message: error.message });
}

/** Our own messages are whole sentences and name what they mean; those of the library only make sense with the place before them. */
function inputMessage({ path, message }: ZodError["issues"][number]): string {
  return path.length === 0 || message.endsWith(".") ? message : `${path.join(".")}: ${message}`;
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
  /** What is wrong where in the input, by the path of each part, e.g. `access.clientId`; absent where the input as such was not refused. */
  readonly fields?: Readonly<Record<string, string>>;
}

export function problemOf(error: AppError, requestId: string): Problem {
  const { code, message, hint, cause } = error;
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    requestId,
    ...(code === "invalid" && cause instanceof ZodError ? { fields: fieldProblems(cause) } : {}),
  };
}

/** The first problem of each part of the input. */
function fieldProblems({ issues }: ZodError): Readonly<Record<string, string>> {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}
