import { AppError } from "../app-error.ts";
import type { Database } from "../database.ts";
import { type AccountChange, auditAccount } from "./personal-audit.ts";
import { replaceRecoveryCodes } from "./recovery-codes.ts";

export interface StoredSecondFactor {
  readonly secretSealed: Uint8Array;
  /** `null` until the first code was right: nothing asks for codes before. */
  readonly confirmedAt: Date | null;
}

export function findSecondFactor(db: Database, userId: string): Promise<StoredSecondFactor | null> {
  return db.prisma.secondFactor.findUnique({ where: { userId }, select: { secretSealed: true, confirmedAt: true } });
}

/** Keeps the secret that an app is about to be set up with. Refused while a set-up one exists: it is removed first. */
export async function beginSecondFactor(
  db: Database,
  { userId, secretSealed }: { userId: string; secretSealed: Uint8Array },
): Promise<void> {
  const { rowCount } = await db.pool.query(
    `INSERT INTO second_factor (user_id, secret_sealed) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET secret_sealed = $2, created_at = now(), last_step = 0 WHERE second_factor.confirmed_at IS NULL`,
    [userId, Buffer.from(secretSealed)],
  );
  if (rowCount === 1) return;
  throw new AppError("conflict", { message: "An authenticator app is set up already.", hint: "Remove it first." });
}

/** From now on codes are asked for. Returns recovery codes, which are shown once. */
export function confirmSecondFactor(db: Database, { step, ...change }: AccountChange & { step: number }): Promise<string[]> {
  return db.prisma.$transaction(async (tx) => {
    const { userId } = change;
    const { count } = await tx.secondFactor.updateMany({
      where: { userId, confirmedAt: null },
      data: { confirmedAt: new Date(), lastStep: step },
    });
    if (count === 0) throw new AppError("conflict", { message: "There is no app that waits for its first code.", hint: "Start again." });
    await auditAccount(tx, change, { action: "account.second-factor.add" });
    return replaceRecoveryCodes(tx, userId);
  });
}

/** Takes the code of a half minute; false when it, or a later one, was used before. */
export async function takeCodeStep(db: Database, userId: string, step: number): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE second_factor SET last_step = $2 WHERE user_id = $1 AND last_step < $2 AND confirmed_at IS NOT NULL`,
    [userId, step],
  );
  return rowCount === 1;
}

/** Codes are asked for no more; recovery codes go with them. */
export async function removeSecondFactor(db: Database, change: AccountChange): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.secondFactor.deleteMany({ where: { userId: change.userId } });
    await tx.recoveryCode.deleteMany({ where: { userId: change.userId } });
    if (count > 0) await auditAccount(tx, change, { action: "account.second-factor.remove" });
  });
}
