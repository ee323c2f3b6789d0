import type { CloudError } from "@zerolake/execution";
import { cloudError, type ErrorRule } from "../error-rule.ts";
import { QUOTA, ruleOf } from "./error-table.ts";

export interface AzureFailure {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** The one place where answers of Azure get a class, a cause and a remedy. */
export function classifyError(failure: AzureFailure): CloudError {
  return cloudError(ruleFor(failure), failure);
}

function ruleFor({ code, message, status }: AzureFailure): ErrorRule {
  // One code for many refusals: only its text tells.
  if (code === "OperationNotAllowed" && /quota/i.test(message)) return QUOTA;
  return ruleOf(code, status);
}
