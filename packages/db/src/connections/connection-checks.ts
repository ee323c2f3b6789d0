import * as z from "zod";
import type { Database } from "../database.ts";
import { storableText } from "../storable.ts";

/** What a test looks at, in this order. */
export const CONNECTION_CHECKS = ["credentials", "identity", "account", "region", "permissions"] as const;

/** `unknown`: it cannot be checked here, and `detail` says why. */
export const CHECK_STATES = ["running", "passed", "failed", "unknown"] as const;

const missingSchema = z.object({
  /** In the cloud's own words, e.g. `kinesis:CreateStream`. */
  action: z.string(),
  /** Titles of the components that need it. */
  neededBy: z.array(z.string()),
});

const checkSchema = z.object({
  name: z.enum(CONNECTION_CHECKS),
  state: z.enum(CHECK_STATES),
  detail: z.exactOptional(z.string()),
  /** Permissions that the identity lacks. */
  missing: z.exactOptional(z.array(missingSchema)),
});

export type ConnectionCheck = z.infer<typeof checkSchema>;
export type MissingPermission = z.infer<typeof missingSchema>;

/** Checks as they are stored; stored JSON is read as untrusted. */
export function connectionChecks({ testChecks }: { readonly testChecks: unknown }): readonly ConnectionCheck[] {
  return z.array(checkSchema).parse(testChecks);
}

/** How far a running test has come. Nothing is noted when the connection has been changed meanwhile: then it is another's test. */
export async function noteConnectionChecks(
  db: Database,
  organizationId: string,
  { connectionId, updatedAt, checks }: { connectionId: string; updatedAt: Date; checks: readonly ConnectionCheck[] },
): Promise<void> {
  await db.pool.query(
    `UPDATE connection SET test_checks = $4 WHERE id = $1 AND organization_id = $2 AND updated_at = $3 AND deleted_at IS NULL`,
    [connectionId, organizationId, updatedAt, checksColumn(checks)],
  );
}

/** A cloud's words may hold what PostgreSQL cannot. */
export function checksColumn(checks: readonly ConnectionCheck[]): string {
  return JSON.stringify(checks, (_key, value: unknown) => (typeof value === "string" ? storableText(value) : value));
}
