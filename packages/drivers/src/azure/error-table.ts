import type { ErrorRule } from "../error-rule.ts";

const slowDown: ErrorRule = { class: "throttled", remedy: "Azure asks us to slow down; Zerolake tries again." };
const fault: ErrorRule = {
  class: "retryable",
  cause: "mayExist",
  remedy: "Azure had a fault; Zerolake looks what exists and tries again.",
};
const busy: ErrorRule = {
  class: "conflict",
  cause: "busy",
  remedy: "Another change runs on this resource or its parent; Zerolake waits until it has ended.",
};
const notYet: ErrorRule = {
  class: "retryable",
  cause: "propagation",
  remedy: "Something that was just created is not known everywhere in Azure yet; Zerolake tries again.",
};
/** A limit that only a person can raise. */
export const QUOTA: ErrorRule = {
  class: "quota",
  remedy:
    "A quota of the subscription is reached. Ask for a higher one under Quotas in the portal, or remove what is not needed, then deploy again.",
};
const permission: ErrorRule = {
  class: "permission",
  remedy:
    "The connection's identity lacks a permission: give it a role that holds the action in the message, on the scope in the message, then deploy again.",
};
const policy: ErrorRule = {
  class: "permission",
  remedy: "A policy of your company forbids this. Change the setting that the message names, or ask for an exemption, then deploy again.",
};
const badCredentials: ErrorRule = {
  class: "permission",
  remedy: "Azure does not accept the connection's credentials. Check or renew them on the connection's page, then deploy again.",
};
const invalid: ErrorRule = {
  class: "invalid",
  remedy: "Azure refuses these properties. Change the setting that the message names, then plan again.",
};
const fixed: ErrorRule = {
  class: "invalid",
  cause: "notUpdatable",
  remedy: "This property cannot be changed in place: the resource has to be replaced. Plan again and approve the replacement.",
};
const gone: ErrorRule = { class: "notFound", remedy: "It does not exist any more: somebody deleted it, or it never came about." };
const exists: ErrorRule = {
  class: "conflict",
  cause: "alreadyExists",
  remedy: "A resource with this name exists and is not ours. Rename or import it, or delete it, then deploy again.",
};
const nameTaken: ErrorRule = {
  class: "conflict",
  remedy:
    "The name is taken, perhaps by something that was deleted and can still be had back. Recover or purge that, or rename the component, then deploy again.",
};
const locked: ErrorRule = { class: "conflict", remedy: "A lock holds it. Remove the lock in the portal, then deploy again." };
const noCapacity: ErrorRule = {
  class: "noCapacity",
  remedy: "Azure has no such size in this region or zone at the moment. Choose another size or region, or try again later.",
};
const unavailable: ErrorRule = {
  class: "terminal",
  remedy: "This service is not available in the region or the subscription. Choose another region or another engine for the component.",
};

/** Codes of ARM and of the services behind it. */
const RULES: Readonly<Record<string, ErrorRule>> = {
  AnotherOperationInProgress: busy,
  ConflictingServerOperation: busy,
  OperationInProgress: busy,
  RequestConflict: busy,
  RetryableError: busy,
  ServerIsBusy: busy,
  InUseSubnetCannotBeDeleted: busy,
  NicInUse: busy,
  CannotDeleteResource: busy,
  MissingSubscriptionRegistration: {
    ...busy,
    remedy: "The resource provider is being registered in the subscription; Zerolake waits for it.",
  },
  ResourceGroupBeingDeleted: { ...busy, remedy: "The resource group is still being deleted; Zerolake waits for its end." },
  AuthorizationFailed: permission,
  LinkedAuthorizationFailed: permission,
  RequestDisallowedByPolicy: policy,
  ExpiredAuthenticationToken: badCredentials,
  InvalidAuthenticationToken: badCredentials,
  InvalidAuthenticationTokenTenant: badCredentials,
  AuthenticationFailed: badCredentials,
  PrincipalNotFound: notYet,
  ReferencedResourceNotProvisioned: notYet,
  KeyVaultAccessForbidden: notYet,
  QuotaExceeded: QUOTA,
  InsufficientQuota: QUOTA,
  InsufficientVCPUQuota: QUOTA,
  SubscriptionQuotaReached: QUOTA,
  SkuNotAvailable: noCapacity,
  SkuNotAvailableInRegion: noCapacity,
  ZonalAllocationFailed: noCapacity,
  AllocationFailed: noCapacity,
  OverconstrainedAllocationRequest: noCapacity,
  LocationNotAvailableForResourceType: unavailable,
  NoRegisteredProviderFound: unavailable,
  SubscriptionNotFound: {
    ...badCredentials,
    remedy: "The connection's identity cannot see this subscription. Give it a role there, then test the connection.",
  },
  ScopeLocked: locked,
  StorageAccountAlreadyTaken: nameTaken,
  NameNotAvailable: nameTaken,
  VaultAlreadyExists: nameTaken,
  NamespaceUnavailable: nameTaken,
  ServerNameAlreadyExists: nameTaken,
  CustomDomainInUse: nameTaken,
  FlagMustBeSetForRestore: nameTaken,
  ConflictError: nameTaken,
  AlreadyExists: exists,
  PropertyChangeNotAllowed: fixed,
  ImmutablePropertyChange: fixed,
  NotFound: gone,
  ResourceNotFound: gone,
  ParentResourceNotFound: gone,
  ResourceGroupNotFound: gone,
  TooManyRequests: slowDown,
  InternalServerError: fault,
  ServiceUnavailable: fault,
};

/** The rule of a code. What nobody listed goes by the answer's status: a fault when the cloud blames itself, invalid when it blames the request. */
export function ruleOf(code: string, status: number | undefined): ErrorRule {
  if (code.endsWith("CannotBeChanged")) return fixed;
  return RULES[code] ?? ruleOfStatus(status ?? 400);
}

function ruleOfStatus(status: number): ErrorRule {
  if (status >= 500) return fault;
  return { 401: badCredentials, 403: permission, 404: gone, 409: busy, 429: slowDown }[status] ?? invalid;
}
