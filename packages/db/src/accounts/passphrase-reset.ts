import { AppError } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { hashOfToken, newToken } from "../people/one-time-token.ts";
import { type AccountChange, auditAccount } from "./personal-audit.ts";
import { proveAddress } from "./proven-address.ts";

/** Time in which a link for a new passphrase can be used, in minutes. */
export const RESET_MINUTES = 30;

export interface ResetLink {
  readonly token: string;
  readonly expiresAt: Date;
}

/** A link with which the person sets a new passphrase; those made before end. `isMailed`: only the mailbox gets it. */
export async function createPassphraseReset(
  tx: Transaction,
  { isMailed, ...change }: AccountChange & { readonly isMailed: boolean },
): Promise<ResetLink> {
  const { userId } = change;
  await tx.passphraseReset.updateMany({ where: { userId, usedAt: null }, data: { expiresAt: new Date(0) } });
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + RESET_MINUTES * 60_000);
  await tx.passphraseReset.create({ data: { userId, tokenHash: hash, expiresAt, isMailed } });
  await auditAccount(tx, change, { action: "account.reset.ask" });
  return { token, expiresAt };
}

/** Whose passphrase a link is for; `undefined` when it is used, over or made up. */
export async function findPassphraseReset(
  db: Database,
  token: string,
): Promise<{ userId: string; name: string; email: string } | undefined> {
  const row = await db.prisma.passphraseReset.findUnique({
    where: { tokenHash: hashOfToken(token) },
    include: { user: { select: { name: true, email: true, disabledAt: true } } },
  });
  if (!row || row.usedAt !== null || row.expiresAt.getTime() <= Date.now() || row.user.disabledAt !== null) return undefined;
  return { userId: row.userId, name: row.user.name, email: row.user.email };
}

/** Sets the new passphrase and ends every session of the person; returns their ids. Of two tries with one link, one works. */
export function usePassphraseReset(
  db: Database,
  { token, passwordHash, from }: { token: string; passwordHash: string; from: AccountChange["actor"]["from"] },
): Promise<{ userId: string; sessionIds: string[] }> {
  return db.prisma.$transaction(async (tx) => {
    const [taken] = await tx.$queryRaw<{ userId: string; isMailed: boolean }[]>`
      UPDATE passphrase_reset SET used_at = now() FROM "user" u
      WHERE token_hash = ${hashOfToken(token)} AND used_at IS NULL AND expires_at > now() AND u.id = user_id AND u.disabled_at IS NULL
      RETURNING user_id::text AS "userId", is_mailed AS "isMailed"`;
    if (!taken) throw resetIsOver();
    const { userId } = taken;
    if (taken.isMailed) await proveAddress(tx, userId);
    const { name } = await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    const actor = { kind: "user" as const, id: userId, name, ...(from ? { from } : {}) };
    await auditAccount(tx, { userId, actor }, { action: "account.reset" });
    return { userId, sessionIds: await endOtherSessions(tx, userId) };
  });
}

/** Ends all sessions of a person but the one that is kept; returns the ids of those that ended. */
export async function endOtherSessions(tx: Transaction, userId: string, keptId: string | null = null): Promise<string[]> {
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE session SET revoked_at = now() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL AND (${keptId}::uuid IS NULL OR id <> ${keptId}::uuid)
    RETURNING id::text`;
  return ended.map(({ id }) => id);
}

export function resetIsOver(): AppError {
  return new AppError("blocked", { message: "This link was used before or is over.", hint: "Ask for a new one." });
}
