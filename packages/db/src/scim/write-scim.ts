import type { JsonObject, StoredResource } from "@zerolake/scim";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";

/** What was written, and the sessions that ended: tell `session:<id>` of each. */
export interface ScimWrite {
  readonly resource: StoredResource;
  readonly sessionIds: readonly string[];
}

/** Looks at what is there and gives what it should be; throws to refuse. It runs while nobody else writes. */
export type ScimChange = (stored: StoredResource) => JsonObject;

/** A group may have thousands of members whose roles change with it. */
const TRANSACTION_LIMIT_MS = 60_000;

/**
 * Writes of one organisation's provider come one after another: groups and people refer to each other, and the audit chain is serial anyway.
 * A sign-in may make the same account meanwhile; then the write is tried once more and finds it.
 */
export async function writeScim<T>(db: Database, organizationId: string, write: (tx: Transaction) => Promise<T>): Promise<T> {
  const attempt = () =>
    db.prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`scim:${organizationId}`}, 0))`;
        return write(tx);
      },
      { timeout: TRANSACTION_LIMIT_MS, maxWait: TRANSACTION_LIMIT_MS },
    );
  return attempt().catch((error: unknown) => (isUniqueViolation(error) ? attempt() : Promise.reject(error)));
}
