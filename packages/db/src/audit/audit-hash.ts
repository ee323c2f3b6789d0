import { createHash } from "node:crypto";
import { canonicalJson } from "@zerolake/resources";
import type { AuditEntry } from "../generated/client.ts";
import { storableText } from "../storable.ts";

/** What the first entry of a chain follows. */
export const FIRST_HASH = "0".repeat(64);

type Hashed = Omit<AuditEntry, "hash" | "before" | "after"> & { readonly before: unknown; readonly after: unknown };

/**
 * SHA-256 of an entry with its predecessor's hash, as hex. What was not kept yet when an entry was written is no part of it. Text counts as PostgreSQL keeps it:
 * half a character in a name that somebody chose must not make the entry look changed.
 */
export function auditHash({ address, userAgent, result, ...entry }: Hashed): string {
  const since = result === null ? {} : { address, userAgent, result };
  return createHash("sha256")
    .update(canonicalJson({ ...asKept({ ...entry, ...since }), at: entry.at.toISOString() }))
    .digest("hex");
}

/** `before` and `after` are objects, and in the form that is kept before they come here. */
function asKept(columns: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, typeof value === "string" ? storableText(value) : value]),
  );
}
