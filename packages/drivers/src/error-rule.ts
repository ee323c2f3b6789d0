import type { CloudError, ErrorCause, ErrorClass } from "@zerolake/execution";

/** What a cloud's code means to the engine and to people. Each driver has a table of them. */
export interface ErrorRule {
  readonly class: ErrorClass;
  readonly cause?: ErrorCause;
  /** What it means and what to do. */
  readonly remedy: string;
}

/** What the cloud said. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** The cloud's words with our reading of them. */
export function cloudError(rule: ErrorRule, { code, message, retryAfterMs }: ToldError): CloudError {
  return {
    class: rule.class,
    ...(rule.cause ? { cause: rule.cause } : {}),
    code,
    message,
    remedy: rule.remedy,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}
