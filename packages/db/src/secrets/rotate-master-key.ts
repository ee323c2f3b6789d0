import type { Database } from "../database.ts";
import { opensAlone, replaceSealed } from "./rotate-keys.ts";
import { type SealingKey, seal, unseal } from "./seal.ts";
import { MASTER_PLACES } from "./sealed-places.ts";

/** What stands under the master key. */
export interface MasterKeyProgress {
  /** Sealed again under the present key just now. */
  readonly resealed: number;
  /** Sealed under the present key before. */
  readonly current: number;
}

/**
 * Seals again under the present master key what the previous one has sealed, row by row and by compare and set, while both open. May be broken off and run again.
 * Throws when something opens with neither, and names where it stands.
 */
export async function resealUnderMasterKey(db: Database, masterKey: SealingKey): Promise<MasterKeyProgress> {
  let resealed = 0;
  let current = 0;
  for (const place of MASTER_PLACES) {
    const { table, column, id, parts, contextOf } = place;
    const { rows } = await db.pool.query<{ id: string; sealed: Buffer; parts: string[] }>(
      `SELECT ${id}::text AS id, ${column} AS sealed, ARRAY[${parts.map((part) => `${part}::text`).join(", ")}] AS parts FROM ${table} ORDER BY 1`,
    );
    for (const row of rows) {
      const context = contextOf(row.parts);
      if (opensAlone(masterKey, row.sealed, context)) current += 1;
      else resealed += await replaceSealed(db, place, { ...row, anew: seal(masterKey, unseal(masterKey, row.sealed, context), context) });
    }
  }
  return { resealed, current };
}
