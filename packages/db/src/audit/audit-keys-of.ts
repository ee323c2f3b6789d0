import type { Prisma } from "../generated/client.ts";
import type { AuditKeys } from "./audit-keys.ts";

/** The name under which a database carries its audit keys into transactions. */
export function carryingAuditKeys(keys: AuditKeys | undefined) {
  return { client: { $auditKeys: () => keys } };
}

/** The audit keys of the database that a client or a transaction belongs to. */
export function auditKeysOf(client: Prisma.TransactionClient): AuditKeys | undefined {
  return (client as { readonly $auditKeys?: () => AuditKeys | undefined }).$auditKeys?.();
}
