import { AppError } from "./app-error.ts";

const UNREACHABLE_CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  // PostgreSQL: starting up, shutting down, administrator's command, too many connections.
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);
const UNREACHABLE_MESSAGES = [
  /connection terminated/i,
  /is not queryable/i,
  /timeout exceeded when trying to connect/i,
  /can't reach database/i,
  /server has closed the connection/i,
];

/** Whether the database could not be asked at all: the same call may work in a moment. */
export function isDatabaseUnreachable(error: unknown): boolean {
  return causesOf(error).some(
    ({ code, originalCode, message }) =>
      UNREACHABLE_CODES.has(String(code)) ||
      UNREACHABLE_CODES.has(String(originalCode)) ||
      UNREACHABLE_MESSAGES.some((pattern) => pattern.test(String(message))),
  );
}

interface Cause {
  readonly code?: unknown;
  /** PostgreSQL's own code, as Prisma's adapter keeps it. */
  readonly originalCode?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** The error and what led to it; Prisma hides what its adapter met in `meta`. */
function causesOf(error: unknown): readonly Cause[] {
  if (typeof error !== "object" || error === null) return [];
  const at: Cause = error;
  return [at, ...causesOf(at.cause), ...causesOf(at.meta?.driverAdapterError)];
}

/** Whether a unique constraint refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "P2002" || error.code === "23505");
}

/** What a caller at the edge shows for anything that was thrown: our own errors unchanged, the rest classified. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnreachable(error)) {
    return new AppError("unavailable", {
      message: "The database does not answer.",
      hint: "Nothing is lost. It is tried again by itself; if this stays, check that PostgreSQL runs.",
      cause: error,
    });
  }
  return new AppError("internal", {
    message: "Something went wrong on our side.",
    hint: "Try again. If it stays, the log of the process has the details.",
    cause: error,
  });
}
