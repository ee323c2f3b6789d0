import type { Database } from "../database.ts";
import { endOtherSessions } from "./passphrase-reset.ts";
import { type AccountChange, auditAccount } from "./personal-audit.ts";

/** Sets another passphrase. Every other session of the person ends; returns their ids. */
export function changePassphrase(
  db: Database,
  { passwordHash, sessionId, ...change }: AccountChange & { passwordHash: string; sessionId: string },
): Promise<string[]> {
  return db.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: change.userId }, data: { passwordHash } });
    await auditAccount(tx, change, { action: "account.passphrase" });
    return endOtherSessions(tx, change.userId, sessionId);
  });
}
