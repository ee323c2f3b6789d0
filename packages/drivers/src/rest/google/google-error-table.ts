import type { ErrorRule } from "../../error-rule.ts";

export const SLOW_DOWN: ErrorRule = { class: "throttled", remedy: "Google asks us to slow down; Zerolake tries again." };
export const FAULT: ErrorRule = {
  class: "retryable",
  cause: "mayExist",
  remedy: "Google had a fault; Zerolake looks what exists and tries again.",
};
export const BUSY: ErrorRule = {
  class: "conflict",
  cause: "busy",
  remedy: "Another change runs on this resource, or something still uses it; Zerolake waits until that has ended.",
};
export const QUOTA: ErrorRule = {
  class: "quota",
  remedy: "A quota of the project is reached. Ask for a higher one under IAM, Quotas, or remove what is not needed, then deploy again.",
};
export const INVALID: ErrorRule = {
  class: "invalid",
  remedy: "Google refuses these properties. Change the setting that the message names, then plan again.",
};
export const PERMISSION: ErrorRule = {
  class: "permission",
  remedy: "The connection's service account lacks a permission. Give it a role that holds it in IAM, then deploy again.",
};
export const PROPAGATION: ErrorRule = {
  class: "permission",
  cause: "propagation",
  remedy: "An account or a grant that was just made is not known everywhere yet; Zerolake tries again for some minutes.",
};
export const SERVICE_OFF: ErrorRule = {
  class: "permission",
  cause: "propagation",
  remedy:
    "The API is off in the project, or was switched on a moment ago; Zerolake tries again. If it stays, enable it on the page that the message names.",
};
export const CREDENTIALS: ErrorRule = {
  class: "permission",
  remedy: "Google does not accept the connection's credentials. Check or renew them on the connection's page, then deploy again.",
};
export const BILLING: ErrorRule = {
  class: "terminal",
  remedy: "The project has no billing account, or its account is closed. Link one under Billing, then deploy again.",
};
export const POLICY: ErrorRule = {
  class: "permission",
  remedy: "An organisation policy forbids this. Whoever administers the organisation can change it; the message names the constraint.",
};
export const GONE: ErrorRule = { class: "notFound", remedy: "It does not exist any more: somebody deleted it, or it never came about." };
export const EXISTS: ErrorRule = {
  class: "conflict",
  cause: "alreadyExists",
  remedy: "A resource with this name exists and is not ours. Rename or import it, or delete it, then deploy again.",
};
export const HOLDS_DATA: ErrorRule = {
  class: "conflict",
  remedy: "It still holds data, and Zerolake never empties anything without consent. Empty it, or consent to losing it, then deploy again.",
};
export const NO_CAPACITY: ErrorRule = {
  class: "noCapacity",
  remedy: "Google has no such machines in the zone at the moment. Choose another zone or machine type, or try again later.",
};

/** Reasons of old services (storage, BigQuery, Compute Engine) and new ones, which say more than the status. */
export const RULES: Readonly<Record<string, ErrorRule>> = {
  rateLimitExceeded: SLOW_DOWN,
  userRateLimitExceeded: SLOW_DOWN,
  RATE_LIMIT_EXCEEDED: SLOW_DOWN,
  SERVICE_DISABLED: SERVICE_OFF,
  accessNotConfigured: SERVICE_OFF,
  BILLING_DISABLED: BILLING,
  accountDisabled: BILLING,
  ORG_RESTRICTION: POLICY,
  quotaExceeded: QUOTA,
  QUOTA_EXCEEDED: QUOTA,
  ZONE_RESOURCE_POOL_EXHAUSTED: NO_CAPACITY,
  ZONE_RESOURCE_POOL_EXHAUSTED_WITH_DETAILS: NO_CAPACITY,
  STOCKOUT: NO_CAPACITY,
  GCE_STOCKOUT: NO_CAPACITY,
  ALREADY_EXISTS: EXISTS,
  alreadyExists: EXISTS,
  duplicate: EXISTS,
  AlreadyExistsException: EXISTS,
  ABORTED: BUSY,
  conditionNotMet: BUSY,
  resourceInUse: HOLDS_DATA,
  RESOURCE_IN_USE_BY_ANOTHER_RESOURCE: BUSY,
  resourceInUseByAnotherResource: BUSY,
  operationInProgress: BUSY,
  UNAUTHENTICATED: CREDENTIALS,
  backendError: FAULT,
  INTERNAL: FAULT,
};
