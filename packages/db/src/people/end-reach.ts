import type { Transaction } from "../database.ts";

export interface EndedReach {
  /** Every live session of the person: pages that they have open look again at what they may. */
  readonly sessionIds: readonly string[];
}

/**
 * Ends the sessions with which somebody reaches nothing any more: those of this organisation's single sign-on, and all where no organisation is left.
 * Call it after the membership has changed; tell `session:<id>` of every id after the transaction.
 */
export async function endReach(tx: Transaction, organizationId: string, userId: string): Promise<EndedReach> {
  const live = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM session WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND expires_at > now()`;
  await tx.$executeRaw`
    UPDATE session SET revoked_at = now()
    WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND (organization_id IS NULL OR organization_id = ${organizationId}::uuid) AND NOT EXISTS (
      SELECT 1 FROM membership m WHERE m.user_id = session.user_id AND m.deactivated_at IS NULL
        AND (session.organization_id IS NULL OR m.organization_id = session.organization_id))`;
  return { sessionIds: live.map(({ id }) => id) };
}
