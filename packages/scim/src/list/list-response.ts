import type { JsonObject } from "../json.ts";

const LIST_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** The answer to a query: one page of what it found (RFC 7644 §3.4.2). */
export function listResponse({ total, startIndex, resources }: { total: number; startIndex: number; resources: readonly JsonObject[] }) {
  return { schemas: [LIST_SCHEMA], totalResults: total, startIndex, itemsPerPage: resources.length, Resources: resources };
}
