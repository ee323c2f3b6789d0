import type { CloudError, OperationStatus, ResourceIdentity, ResourceRequest } from "@zerolake/execution";

export function failed(error: CloudError): OperationStatus {
  return { state: "failed", error };
}

export function alreadyExists(name: string): CloudError {
  return {
    class: "conflict",
    cause: "alreadyExists",
    code: "AlreadyExists",
    message: `A resource named ${name} exists`,
    remedy: "Rename the component, or remove what has the name; then plan again.",
  };
}

export function notFound({ identifier }: Pick<ResourceIdentity, "identifier">): CloudError {
  return { class: "notFound", code: "NotFound", message: `${identifier} does not exist`, remedy: "Somebody deleted it. Plan again." };
}

export function notUpdatable({ identifier }: ResourceIdentity, path: string): CloudError {
  return {
    class: "invalid",
    cause: "notUpdatable",
    code: "NotUpdatable",
    message: `${path} of ${identifier} cannot be changed`,
    remedy: "This change needs a new resource.",
  };
}

export function tokenConflict(): CloudError {
  return { class: "conflict", code: "TokenConflict", message: "The token was used for another request", remedy: "Plan again." };
}

export function unresolved({ address }: ResourceRequest): CloudError {
  return {
    class: "invalid",
    code: "InvalidRequest",
    message: `${address} was sent with a reference`,
    remedy: "Report this: it is a fault of Zerolake.",
  };
}

export function isInUse({ identifier }: ResourceIdentity, user: string): CloudError {
  return { class: "invalid", code: "InUse", message: `${identifier} is used by ${user}`, remedy: "Remove what uses it first." };
}
