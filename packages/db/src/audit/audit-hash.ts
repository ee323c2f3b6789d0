import { createHash } from "node:crypto";
import { canonicalJson } from "@zerolake/resources";
import type { AuditEntry } from "../generated/client.ts";

/** What the first entry of a chain follows. */
export const FIRST_HASH = "0".repeat(64);

type Hashed = Omit<AuditEntry, "hash" | "before" | "after"> & { readonly before: unknown; readonly after: unknown };

/** SHA-256 of an entry with its predecessor's hash, as hex. What was not kept yet when an entry was written is no part of it. */
export function auditHash({ address, userAgent, result, ...entry }: Hashed): string {
  const since = result === null ? {} : { address, userAgent, result };
  return createHash("sha256")
    .update(canonicalJson({ ...entry, ...since, at: entry.at.toISOString() }))
    .digest("hex");
}
