import { refusal } from "@zerolake/db";
import { namesVersion, type StoredResource } from "@zerolake/scim";
import type { ScimRequest } from "./scim-request.ts";

/** Refuses a change of another version than the one that the client has seen (RFC 7644 §3.14). */
export function requireSeen({ header }: ScimRequest, { version }: StoredResource): void {
  const seen = header("if-match");
  if (seen !== null && !namesVersion(seen, version))
    throw refusal({ status: 412, detail: "The resource has changed since this version. Read it again." });
}

/** Whether the client has this very version already. */
export function isKnown({ header }: ScimRequest, { version }: StoredResource): boolean {
  const known = header("if-none-match");
  return known !== null && namesVersion(known, version);
}
