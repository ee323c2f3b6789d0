import type { Cloud } from "@zerolake/resources";
import type { FaultAction } from "../server/sandbox-client.ts";

/** What can go wrong on purpose; the sandbox's own control API knows more. */
export const FAULT_KINDS = {
  quota: "Fails: quota used up",
  permission: "Fails: permission missing",
  internal: "Fails: the cloud's own fault",
  throttle: "Is throttled",
  delay: "Takes 30 s longer",
} as const;
export type FaultKind = keyof typeof FAULT_KINDS;

const DELAY_MS = 30_000;

/** Each cloud says the same in its own codes, and names its types in its own way. */
const CLOUD_FAULTS: Readonly<
  Record<Cloud, { readonly type: string; readonly fails: Readonly<Record<"quota" | "permission" | "internal", Omit<Failure, "kind">>> }>
> = {
  aws: {
    type: "AWS::Kinesis::Stream",
    fails: {
      quota: { code: "ServiceLimitExceeded", message: "The account has reached its limit for this resource." },
      permission: { code: "AccessDenied", message: "The identity is not authorized to perform this action." },
      internal: { code: "ServiceInternalError", message: "The service had an internal error." },
    },
  },
  azure: {
    type: "Microsoft.EventHub/namespaces",
    fails: {
      quota: { code: "QuotaExceeded", message: "The subscription has reached its quota for this resource." },
      permission: { code: "AuthorizationFailed", message: "The client does not have authorization to perform this action." },
      internal: { code: "InternalServerError", message: "The service had an internal error." },
    },
  },
  gcp: {
    type: "pubsub.topic",
    fails: {
      quota: { code: "RESOURCE_EXHAUSTED", message: "The project has reached the limit for this resource.", status: 429 },
      permission: { code: "PERMISSION_DENIED", message: "Permission denied on the resource.", status: 403 },
      internal: { code: "INTERNAL", message: "An internal error occurred.", status: 500 },
    },
  },
};

type Failure = Extract<FaultAction, { kind: "fail" }>;

/** A type of the cloud, as an example. */
export function exampleType(cloud: Cloud): string {
  return CLOUD_FAULTS[cloud].type;
}

export function faultAction(cloud: Cloud, kind: FaultKind): FaultAction {
  if (kind === "throttle") return { kind };
  if (kind === "delay") return { kind, ms: DELAY_MS };
  return { kind: "fail", ...CLOUD_FAULTS[cloud].fails[kind] };
}
