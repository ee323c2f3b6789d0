import type { CloudError } from "@zerolake/execution";
import { type ErrorRule, QUOTA, ruleOf } from "./error-table.ts";

export interface AzureFailure {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** The one place where answers of Azure get a class, a cause and a remedy. */
export function classifyError(failure: AzureFailure): CloudError {
  const rule = ruleFor(failure);
  return {
    class: rule.class,
    ...(rule.cause ? { cause: rule.cause } : {}),
    code: failure.code,
    message: failure.message,
    remedy: rule.remedy,
    ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
  };
}

function ruleFor({ code, message, status }: AzureFailure): ErrorRule {
  // One code for many refusals: only its text tells.
  if (code === "OperationNotAllowed" && /quota/i.test(message)) return QUOTA;
  return ruleOf(code, status);
}
