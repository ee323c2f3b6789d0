import type { ErrorRule } from "../error-rule.ts";

const slowDown: ErrorRule = { class: "throttled", remedy: "AWS asks us to slow down; Zerolake tries again." };
const fault: ErrorRule = { class: "retryable", cause: "mayExist", remedy: "AWS had a fault; Zerolake looks what exists and tries again." };
const busy: ErrorRule = {
  class: "conflict",
  cause: "busy",
  remedy: "Another change runs on this resource; Zerolake waits until it has ended.",
};
const quota: ErrorRule = {
  class: "quota",
  remedy: "A service quota is reached. Ask for a higher one in Service Quotas, or remove what is not needed, then deploy again.",
};
const invalid: ErrorRule = {
  class: "invalid",
  remedy: "AWS refuses these properties. Change the setting that the message names, then plan again.",
};
const permission: ErrorRule = {
  class: "permission",
  remedy: "The connection's identity lacks a permission. Add it in IAM, then deploy again.",
};
const badCredentials: ErrorRule = {
  class: "permission",
  remedy: "AWS does not accept the connection's credentials. Check or renew them on the connection's page, then deploy again.",
};
const noTrust: ErrorRule = {
  class: "permission",
  remedy:
    "AWS does not trust our token. Check that the identity provider in IAM has the issuer's address and audience, and that the role trusts it for this connection, then test the connection.",
};
const gone: ErrorRule = { class: "notFound", remedy: "It does not exist any more: somebody deleted it, or it never came about." };
const exists: ErrorRule = {
  class: "conflict",
  cause: "alreadyExists",
  remedy: "A resource with this name exists and is not ours. Rename or import it, or delete it, then deploy again.",
};
const unavailable: ErrorRule = {
  class: "terminal",
  remedy: "This service or resource type is not available in the region. Choose another region or another engine for the component.",
};
const halfCreated: ErrorRule = {
  class: "terminal",
  cause: "halfCreated",
  remedy:
    "It was created and never became ready. The message has the service's reason; the half-made resource is removed before a new try.",
};
const otherRequest: ErrorRule = {
  class: "retryable",
  cause: "mayExist",
  remedy: "AWS knows this request with another content; Zerolake looks what exists and asks anew.",
};
const forgotten: ErrorRule = { class: "notFound", remedy: "AWS does not know this request any more; Zerolake looks what exists." };

/** Codes of the Cloud Control handler contract and of the services that are called directly, without the word Exception. */
const RULES: Readonly<Record<string, ErrorRule>> = {
  Throttling: slowDown,
  ThrottledRequest: slowDown,
  TooManyRequests: slowDown,
  RequestLimitExceeded: slowDown,
  SlowDown: slowDown,
  ServiceInternalError: fault,
  NetworkFailure: fault,
  InternalFailure: fault,
  InternalService: fault,
  InternalServerError: fault,
  InternalError: fault,
  HandlerInternalFailure: fault,
  HandlerFailure: fault,
  ServiceUnavailable: fault,
  OperationTimeout: fault,
  ServiceTimeout: { ...fault, remedy: "AWS did not finish in time; Zerolake looks what exists." },
  ResourceConflict: busy,
  ConcurrentOperation: busy,
  ConcurrentModification: busy,
  ResourceInUse: busy,
  OperationAborted: busy,
  NotStabilized: halfCreated,
  ServiceLimitExceeded: quota,
  LimitExceeded: quota,
  ResourceNumberLimitExceeded: quota,
  CreationLimitExceeded: quota,
  TooManyBuckets: quota,
  AccessDenied: permission,
  Forbidden: permission,
  UnauthorizedTaggingOperation: {
    ...permission,
    remedy: "The identity may create the resource but not tag it. Allow its tagging action in IAM.",
  },
  InvalidCredentials: badCredentials,
  UnrecognizedClient: badCredentials,
  ExpiredToken: {
    ...badCredentials,
    remedy: "The session of the connection has expired. Renew it on the connection's page, then deploy again.",
  },
  MissingAuthenticationToken: badCredentials,
  IncompleteSignature: badCredentials,
  InvalidSignature: badCredentials,
  SignatureDoesNotMatch: badCredentials,
  InvalidClientTokenId: badCredentials,
  InvalidAccessKeyId: badCredentials,
  InvalidIdentityToken: noTrust,
  IDPRejectedClaim: noTrust,
  IDPCommunicationError: {
    class: "retryable",
    cause: "mayExist",
    remedy:
      "AWS could not read the issuer's keys; Zerolake tries again. If it stays, check that the issuer's address is reached from the internet.",
  },
  AlreadyExists: exists,
  DuplicateRecord: exists,
  BucketAlreadyExists: exists,
  BucketAlreadyOwnedByYou: exists,
  NotFound: gone,
  ResourceNotFound: gone,
  EntityNotFound: gone,
  NoSuchKey: gone,
  NoSuchBucket: gone,
  NotUpdatable: {
    class: "invalid",
    cause: "notUpdatable",
    remedy: "This property cannot be changed in place: the resource has to be replaced. Plan again and approve the replacement.",
  },
  TypeNotFound: unavailable,
  UnsupportedAction: unavailable,
  PrivateType: unavailable,
  ClientTokenConflict: otherRequest,
  RequestTokenNotFound: forgotten,
};

/**
 * The rule of a code. What nobody listed goes by the answer's status: a fault when the cloud blames itself, invalid when it
 * blames the request. Answers without a body (S3's HEAD) have nothing but a status.
 */
export function ruleOf(code: string, status: number | undefined): ErrorRule {
  return RULES[code.replace(/Exception$/, "")] ?? ruleOfStatus(status ?? 400);
}

function ruleOfStatus(status: number): ErrorRule {
  if (status >= 500) return fault;
  return { 403: permission, 404: gone, 429: slowDown }[status] ?? invalid;
}

export { busy as BUSY, fault as FAULT };
