/** Every way in which the shell can fail, closed: the console maps each to one status, the worker to one log line. */
export const APP_ERROR_CODES = [
  "unauthenticated",
  "forbidden",
  "notFound",
  /** Somebody else was quicker: read again and decide again. */
  "conflict",
  /** The input cannot be accepted as it is. */
  "invalid",
  /** Legal in itself, but something stands in the way that the person can remove. */
  "blocked",
  /** What is stored has a form that this version does not know. */
  "unreadable",
  "rateLimited",
  /** PostgreSQL, Redis or a cloud does not answer; trying again later may help. */
  "unavailable",
  "internal",
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

export interface AppErrorDetails {
  /** What happened and why, in one sentence for a person. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The only error that the shell throws on purpose. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  readonly hint: string | undefined;

  constructor(code: AppErrorCode, { message, hint, cause }: AppErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** The answer for what does not exist and for what belongs to somebody else alike, so that ids cannot be probed. */
export function notFound(what: string): AppError {
  return new AppError("notFound", {
    message: `There is no such ${what} here, or you have no access to it.`,
    hint: "Check the address, or ask an owner of the organisation for access.",
  });
}
