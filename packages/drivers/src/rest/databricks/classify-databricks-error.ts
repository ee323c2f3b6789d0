import { serviceErrors } from "../classify-service-error.ts";

/** Databricks says `{ error_code, message }`. Source of the codes: the error mapping of its own client, `databricks/sdk/errors`. */
export const classifyDatabricksError = serviceErrors({
  service: "Databricks",
  read: ({ error_code: code, message }) => ({ code, message }),
  codes: {
    ALREADY_EXISTS: "exists",
    RESOURCE_ALREADY_EXISTS: "exists",
    RESOURCE_CONFLICT: "busy",
    ABORTED: "busy",
    RESOURCE_EXHAUSTED: "quota",
    REQUEST_LIMIT_EXCEEDED: "slowDown",
    RESOURCE_LIMIT_EXCEEDED: "quota",
    QUOTA_EXCEEDED: "quota",
    RESOURCE_DOES_NOT_EXIST: "gone",
    NOT_FOUND: "gone",
    PERMISSION_DENIED: "permission",
    UNAUTHENTICATED: "credentials",
    FEATURE_DISABLED: "unavailable",
    TEMPORARILY_UNAVAILABLE: "fault",
    DEADLINE_EXCEEDED: "fault",
    INTERNAL_ERROR: "fault",
  },
  wordings: [
    [/already exists/i, "exists"],
    [/is not empty|not empty/i, "holdsData"],
    [/does not exist/i, "gone"],
    // Unity Catalog assumes a role that was made a moment ago.
    [/not authorized to perform: sts:AssumeRole|self-assuming/i, "propagation"],
  ],
});
