import { randomBytes, randomUUID } from "node:crypto";
import { AppError } from "./app-error.ts";
import type { Database } from "./database.ts";
import { type SealingKey, seal, unseal } from "./secrets/seal.ts";

export interface Installation {
  /** First part of every owner identity. */
  readonly id: string;
  /** Key of the HMAC that makes idempotency tokens; 32 bytes. */
  readonly tokenKey: Uint8Array;
}

const TOKEN_KEY_BYTES = 32;
const keyContext = (id: string) => [id, "installation", "token_key"];

/** Makes the one installation row unless it exists. Two processes at once make one row. */
export async function ensureInstallation(db: Database, masterKey: SealingKey): Promise<void> {
  const id = randomUUID();
  const tokenKeySealed = seal(masterKey, randomBytes(TOKEN_KEY_BYTES), keyContext(id));
  await db.prisma.installation.createMany({ data: [{ id, tokenKeySealed }], skipDuplicates: true });
}

export async function getInstallation(db: Database, masterKey: SealingKey): Promise<Installation> {
  const row = await db.prisma.installation.findFirst();
  if (!row) throw notPrepared();
  return { id: row.id, tokenKey: unseal(masterKey, row.tokenKeySealed, keyContext(row.id)) };
}

/** The installation's id alone, which names are made from; it needs no key. */
export async function getInstallationId(db: Database): Promise<string> {
  const row = await db.prisma.installation.findFirst({ select: { id: true } });
  if (!row) throw notPrepared();
  return row.id;
}

function notPrepared(): AppError {
  return new AppError("internal", {
    message: "The database has not been prepared.",
    hint: "Start Zerolake with npm start, or run the worker's migrate program once.",
  });
}
