import type { CloudError } from "@zerolake/execution";
import { cloudError, type ErrorRule } from "../error-rule.ts";
import { explainDenial } from "./access-denial.ts";
import { BUSY, FAULT, ruleOf } from "./error-table.ts";

export interface AwsFailure {
  readonly code: string;
  readonly message: string;
  /** HTTP status of the answer, when the call itself failed. */
  readonly status?: number;
  readonly retryAfterMs?: number;
}

/** Something else still hangs on the resource; network interfaces linger for minutes after their owner. */
const DEPENDENCY = /DependencyViolation|has dependencies and cannot be deleted|has a dependent object|in use by/i;
/** Only a person may decide that what it holds goes too. */
const NOT_EMPTY = /(is|are) not empty|BucketNotEmpty/;
const CAPACITY =
  /insufficient\s*(instance)?\s*capacity|no capacity|not enough capacity|capacity is (currently )?(not available|unavailable)/i;
const TRANSIENT = /timed? ?out|try again|retry|temporar|internal error|\b5\d\d\b|has been taken in this account/i;
/** An identity that exists and is not known everywhere yet, in the words of the services that use it. */
const PROPAGATION =
  /cannot be assumed|unable to assume|not authorized to perform:? sts:AssumeRole|invalid instance ?profile|trust relationship|role .{0,80}(does not exist|is not valid|is invalid)|should be given assume role permissions/i;
const PROPAGATION_CODES = ["InvalidRequest", "GeneralServiceException", "AccessDenied", "InvalidArgument", "InvalidInput", "Validation"];

/** The one place where answers of AWS get a class, a cause and a remedy. */
export function classifyError(failure: AwsFailure): CloudError {
  return cloudError(ruleFor(failure), failure);
}

function ruleFor(failure: AwsFailure): ErrorRule {
  const { code, message, status } = failure;
  const plain = code.replace(/Exception$/, "");
  const rule = ruleOf(code, status);
  if (PROPAGATION.test(message) && (PROPAGATION_CODES.includes(plain) || PROPAGATION_CODES.includes(code))) return propagation(rule);
  if (DEPENDENCY.test(message)) return { ...BUSY, remedy: "Something else still uses it; Zerolake waits until that is gone." };
  if (NOT_EMPTY.test(message)) return { class: "conflict", remedy: HOLDS_DATA };
  if (CAPACITY.test(message)) return { class: "noCapacity", remedy: NO_CAPACITY, ...(rule.cause ? { cause: rule.cause } : {}) };
  if (code === "GeneralServiceException" && TRANSIENT.test(message)) return FAULT;
  if (rule.class === "permission") return { ...rule, remedy: explainDenial(message) ?? rule.remedy };
  return rule;
}

const HOLDS_DATA =
  "It still holds data, and Zerolake never empties anything without consent. Empty it, or consent to losing it, then deploy again.";
const NO_CAPACITY = "AWS has no capacity for this at the moment. Choose another zone or instance type, or try again later.";

function propagation(rule: ErrorRule): ErrorRule {
  return {
    ...rule,
    cause: "propagation",
    remedy:
      "A role that was just created is not known everywhere yet; Zerolake tries again. If it stays, the role's trust policy does not name the service.",
  };
}
