import { randomBytes } from "node:crypto";
import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { KEY_BYTES, type SealingKey, seal, unseal } from "./seal.ts";
import { ORGANIZATION_PLACES, type SealedPlace } from "./sealed-places.ts";
import { createSecretBox } from "./secret-box.ts";

// A data key is changed in three steps, each of which can be broken off and done again: a new version seals what is written from now on; what older versions sealed is
// sealed again row by row, by compare and set, while both open; a day later, when nobody can hold anything old in memory, the older versions are removed.

const BATCH = 100;
const UNUSED_FOR_HOURS = 24;

export interface ResealProgress {
  readonly resealed: number;
  /** Still sealed under an older version. */
  readonly left: number;
}

/** Gives the organisation a new data key. Returns its version. */
export async function addDataKey(
  db: Database,
  organizationId: string,
  { masterKey, actor }: { readonly masterKey: SealingKey; readonly actor: Actor },
): Promise<number> {
  return db.prisma.$transaction(async (tx) => {
    // Whoever changes the same key at the same time waits here.
    const [organization] = await tx.$queryRaw<
      { name: string }[]
    >`SELECT name FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`;
    const before = await tx.organizationKey.findFirst({
      where: { organizationId },
      orderBy: { version: "desc" },
      select: { version: true },
    });
    const version = (before?.version ?? 0) + 1;
    const sealed = seal(masterKey, randomBytes(KEY_BYTES), [organizationId, "data key", String(version)]);
    await tx.organizationKey.create({ data: { organizationId, version, sealed } });
    const target = { type: "dataKey", id: String(version), name: `Data key ${version} of ${organization?.name ?? organizationId}` };
    await appendAudit(tx, organizationId, { actor, action: "key.rotate", target, before: { version: version - 1 }, after: { version } });
    return version;
  });
}

/** Seals again what older versions of the data key have sealed. May run beside others and beside everything that reads and writes secrets. */
export async function resealSecrets(
  db: Database,
  organizationId: string,
  { masterKey, tell = () => undefined }: { readonly masterKey: SealingKey; readonly tell?: (progress: ResealProgress) => void },
): Promise<ResealProgress> {
  const secrets = createSecretBox(masterKey);
  let resealed = 0;
  for (const place of ORGANIZATION_PLACES) {
    for (let after = ""; ; ) {
      const rows = await outdatedRows(db, organizationId, { place, after });
      for (const { id, sealed } of rows) {
        const secret = { row: id, field: place.field };
        const text = await secrets.open(db, organizationId, { ...secret, sealed });
        const anew = await secrets.seal(db.prisma, organizationId, { ...secret, text });
        resealed += await replaceSealed(db, place, { id, sealed, anew });
        after = id;
      }
      if (rows.length > 0) tell({ resealed, left: await countOutdated(db, organizationId) });
      if (rows.length < BATCH) break;
    }
  }
  return { resealed, left: await countOutdated(db, organizationId) };
}

/** Removes older versions of a data key that seal nothing and that nobody has written with for a day. Returns how many. */
export async function removeUnusedDataKeys(db: Database, organizationId: string): Promise<number> {
  if ((await countOutdated(db, organizationId)) > 0) return 0;
  return db.prisma.$executeRaw`
    DELETE FROM organization_key AS k USING organization_key AS newer
    WHERE k.organization_id = ${organizationId}::uuid AND newer.organization_id = k.organization_id AND newer.version > k.version
      AND newer.created_at < now() - make_interval(hours => ${UNUSED_FOR_HOURS}::int)`;
}

/** For the worker: organisations that have older versions of their data key. */
export async function listChangedDataKeys(db: Database): Promise<readonly string[]> {
  const rows = await db.prisma.organizationKey.groupBy({ by: ["organizationId"], having: { version: { _count: { gt: 1 } } } });
  return rows.map(({ organizationId }) => organizationId);
}

/** For operators: every organisation that has sealed something. */
export async function listSealingOrganizations(db: Database): Promise<readonly { readonly id: string; readonly slug: string }[]> {
  return db.prisma.organization.findMany({ where: { keys: { some: {} } }, select: { id: true, slug: true }, orderBy: { slug: "asc" } });
}

interface SealedRow {
  readonly id: string;
  readonly sealed: Buffer;
}

/** The version stands in the second to fifth byte, big endian. */
const versionIn = (column: string) =>
  `get_byte(${column}, 1)::bigint * 16777216 + get_byte(${column}, 2) * 65536 + get_byte(${column}, 3) * 256 + get_byte(${column}, 4)`;
const isOutdated = ({ column }: SealedPlace) =>
  `${column} IS NOT NULL AND ${versionIn(column)} < (SELECT max(version) FROM organization_key WHERE organization_id = $1)`;

async function outdatedRows(
  db: Database,
  organizationId: string,
  { place, after }: { place: SealedPlace; after: string },
): Promise<SealedRow[]> {
  const { table, column, id } = place;
  const { rows } = await db.pool.query<SealedRow>(
    `SELECT ${id}::text AS id, ${column} AS sealed FROM ${table} WHERE organization_id = $1 AND ${isOutdated(place)} AND ${id}::text > $2 ORDER BY ${id}::text LIMIT ${BATCH}`,
    [organizationId, after],
  );
  return rows;
}

async function countOutdated(db: Database, organizationId: string): Promise<number> {
  const counts = ORGANIZATION_PLACES.map(
    (place) => `(SELECT count(*) FROM ${place.table} WHERE organization_id = $1 AND ${isOutdated(place)})`,
  );
  const { rows } = await db.pool.query<{ count: string }>(`SELECT ${counts.join(" + ")} AS count`, [organizationId]);
  return Number(rows[0]?.count ?? 0);
}

/** Only over what was read: who changed the secret meanwhile has sealed it under the new version already. Nothing else of the row changes. */
export async function replaceSealed(
  db: Database,
  { table, column, id: idColumn, idType }: SealedPlace,
  { id, sealed, anew }: SealedRow & { readonly anew: Uint8Array },
): Promise<number> {
  const { rowCount } = await db.pool.query(`UPDATE ${table} SET ${column} = $1 WHERE ${idColumn} = $2::${idType} AND ${column} = $3`, [
    Buffer.from(anew),
    id,
    sealed,
  ]);
  return rowCount ?? 0;
}

/** Whether a key opens something by itself, without the one before it. */
export function opensAlone({ version, key }: SealingKey, sealed: Uint8Array, context: readonly string[]): boolean {
  try {
    unseal({ version, key }, sealed, context);
    return true;
  } catch {
    return false;
  }
}
