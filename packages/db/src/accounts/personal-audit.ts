import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Transaction } from "../database.ts";

/** Somebody whose account is changed, and who does it. */
export interface AccountChange {
  readonly userId: string;
  readonly actor: Actor;
}

/** Notes a change of somebody's account in every organisation that the account opens, always in the same order of their chains. */
export async function auditAccount(
  tx: Transaction,
  { userId, actor }: AccountChange,
  { action, after }: { action: string; after?: object },
): Promise<void> {
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  const memberships = await tx.membership.findMany({
    where: { userId, deactivatedAt: null },
    select: { organizationId: true },
    orderBy: { organizationId: "asc" },
  });
  const target = { type: "account", id: userId, name };
  for (const { organizationId } of memberships) {
    await appendAudit(tx, organizationId, { actor, action, target, ...(after ? { after } : {}) });
  }
}
