import { asMap, serviceErrors } from "../classify-service-error.ts";

/**
 * The control plane says `{ errors: [{ code, status, detail }] }`, clusters and registries `{ error_code, message }`. Source of the numbers:
 * the registry's and the Kafka REST API's documentation.
 */
export const classifyConfluentError = serviceErrors({
  service: "Confluent Cloud",
  read: ({ errors, error_code: number, message }) => {
    const first = asMap(Array.isArray(errors) ? errors[0] : undefined);
    return { code: first["code"] ?? number, message: first["detail"] ?? first["title"] ?? message };
  },
  codes: {
    "40002": "exists",
    "40401": "gone",
    "40402": "gone",
    "40403": "gone",
    "40408": "gone",
    "40301": "permission",
    "50001": "fault",
    resource_already_exists: "exists",
    account_not_authorized: "permission",
    quota_exceeded: "quota",
  },
  wordings: [
    [/already exists|is already in use|already taken/i, "exists"],
    [/quota|limit (has been )?(reached|exceeded)|maximum number/i, "quota"],
    // A key takes half a minute until clusters know it.
    [/api[- ]key.{0,60}(not found|unknown|invalid)/i, "propagation"],
  ],
});
