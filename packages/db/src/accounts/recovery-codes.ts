import { createHash, randomInt } from "node:crypto";
import type { Database, Transaction } from "../database.ts";
import { type AccountChange, auditAccount } from "./personal-audit.ts";

const CODES = 10;
/** Of 31 characters that nobody confuses; twelve of them are 59 bits. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const CODE_LENGTH = 12;
const GROUP_LENGTH = 4;

/** New codes in place of all that there were; shown once, only hashes are kept. */
export async function replaceRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })) });
  return codes;
}

export function renewRecoveryCodes(db: Database, change: AccountChange): Promise<string[]> {
  return db.prisma.$transaction(async (tx) => {
    await auditAccount(tx, change, { action: "account.recovery-codes" });
    return replaceRecoveryCodes(tx, change.userId);
  });
}

/** Takes a code, once, however it is written; false when it is none of the person's, or used. */
export async function takeRecoveryCode(db: Database, userId: string, code: string): Promise<boolean> {
  const { count } = await db.prisma.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: new Date() },
  });
  return count === 1;
}

export function countRecoveryCodes(db: Database, userId: string): Promise<number> {
  return db.prisma.recoveryCode.count({ where: { userId, usedAt: null } });
}

function newCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return letters.map((letter, index) => (index > 0 && index % GROUP_LENGTH === 0 ? `-${letter}` : letter)).join("");
}

/** Random enough that a plain hash cannot be tried backwards. */
function hashOf(userId: string, code: string): string {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return createHash("sha256").update(`${userId} ${plain}`).digest("hex");
}
