import { AppError, notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { Passkey } from "../generated/client.ts";
import { type AccountChange, auditAccount } from "./personal-audit.ts";

/** A device answers at once, or the person has gone away. */
const CHALLENGE_MINUTES = 5;

export interface NewPasskey {
  readonly name: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** Keeps what a device is asked to sign; of everybody, it also forgets what was never answered. */
export async function keepPasskeyChallenge(
  db: Database,
  { challenge, userId }: { challenge: string; userId: string | null },
): Promise<void> {
  await db.pool.query(
    `WITH over AS (DELETE FROM passkey_challenge WHERE expires_at < now())
     INSERT INTO passkey_challenge (challenge, user_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 minute')`,
    [challenge, userId, CHALLENGE_MINUTES],
  );
}

/** Takes a challenge, once; false when it was never asked of this person, was answered before, or is over. */
export async function takePasskeyChallenge(
  db: Database,
  { challenge, userId }: { challenge: string; userId: string | null },
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `DELETE FROM passkey_challenge WHERE challenge = $1 AND user_id IS NOT DISTINCT FROM $2::uuid AND expires_at > now()`,
    [challenge, userId],
  );
  return rowCount === 1;
}

export async function addPasskey(db: Database, { passkey, ...change }: AccountChange & { passkey: NewPasskey }): Promise<void> {
  const { userId } = change;
  try {
    await db.prisma.$transaction(async (tx) => {
      const { counter, transports, ...rest } = passkey;
      await tx.passkey.create({ data: { ...rest, userId, counter: BigInt(counter), transports: [...transports] } });
      await auditAccount(tx, change, { action: "account.passkey.add", after: { name: passkey.name } });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { message: "This passkey is in use already.", hint: "Choose another device.", cause: error });
  }
}

export function listPasskeys(db: Database, userId: string): Promise<(PasskeyView & { credentialId: string; transports: string[] })[]> {
  return db.prisma.passkey.findMany({
    where: { userId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true, credentialId: true, transports: true },
    orderBy: { createdAt: "asc" },
  });
}

export async function removePasskey(db: Database, { passkeyId, ...change }: AccountChange & { passkeyId: string }): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const passkey = await tx.passkey.findFirst({ where: { id: passkeyId, userId: change.userId } });
    if (!passkey) throw notFound("passkey");
    await tx.passkey.delete({ where: { id: passkeyId } });
    await auditAccount(tx, change, { action: "account.passkey.remove", after: { name: passkey.name } });
  });
}

/** The key that a device says it used, with whose it is; for signing in only. */
export function findPasskey(db: Database, credentialId: string): Promise<Passkey | null> {
  return db.prisma.passkey.findUnique({ where: { credentialId } });
}

/** Notes a use; false when the device counts backwards, as a copied one does. Devices that do not count say 0 for ever. */
export async function notePasskeyUse(db: Database, { passkeyId, counter }: { passkeyId: string; counter: number }): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE passkey SET counter = $2, last_used_at = now() WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))`,
    [passkeyId, counter],
  );
  return rowCount === 1;
}
