import * as z from "zod";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { type SealingKey, seal, unseal } from "../secrets/seal.ts";

const publicKeySchema = z.record(z.string(), z.unknown());
const algorithmSchema = z.enum(["RS256", "ES256"]);

/** A key of the installation's own issuer, without what nobody may see. */
export interface StoredSigningKey {
  readonly id: string;
  readonly algorithm: z.infer<typeof algorithmSchema>;
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  readonly signsSince: Date | null;
  readonly leftAt: Date | null;
}

export interface SigningKeys {
  list(): Promise<StoredSigningKey[]>;
  /** The private key as it was added. */
  open(id: string): Promise<string>;
  /** Changes nothing when a key of its algorithm waits already. */
  add(key: Pick<StoredSigningKey, "id" | "algorithm" | "publicKey"> & { readonly privateKey: string }): Promise<void>;
  /** From now on this key signs and the one before it does not. Changes nothing unless the key waits. */
  begin(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

const contextOf = (id: string) => ["installation", "identity signing key", id];

/** The keys as everybody may see them, oldest first; it needs no master key. */
export async function listSigningKeys(db: Database): Promise<StoredSigningKey[]> {
  const rows = await db.prisma.identitySigningKey.findMany({ omit: { privateKeySealed: true }, orderBy: { createdAt: "asc" } });
  return rows.map((row) => ({ ...row, algorithm: algorithmSchema.parse(row.algorithm), publicKey: publicKeySchema.parse(row.publicKey) }));
}

/** The keys of the issuer in PostgreSQL, sealed by the master key: they belong to no organisation. */
export function createSigningKeys(db: Database, masterKey: SealingKey): SigningKeys {
  const { identitySigningKey } = db.prisma;
  return {
    list: () => listSigningKeys(db),

    async open(id) {
      const row = await identitySigningKey.findUnique({ where: { id }, select: { privateKeySealed: true } });
      if (!row) throw notFound("signing key");
      return Buffer.from(unseal(masterKey, row.privateKeySealed, contextOf(id))).toString("utf8");
    },

    async add({ id, algorithm, publicKey, privateKey }) {
      const sealed = seal(masterKey, Buffer.from(privateKey, "utf8"), contextOf(id));
      await db.pool.query(
        `INSERT INTO identity_signing_key (id, algorithm, public_key, private_key_sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [id, algorithm, JSON.stringify(publicKey), Buffer.from(sealed)],
      );
    },

    async begin(id) {
      await db.prisma.$transaction(async (tx) => {
        // Whoever begins the same key at the same time waits here, and then finds that it waits no more.
        const [key] = await tx.$queryRaw<{ algorithm: string }[]>`
          SELECT algorithm FROM identity_signing_key WHERE id = ${id} AND signs_since IS NULL FOR UPDATE`;
        if (!key) return;
        await tx.$executeRaw`
          UPDATE identity_signing_key SET left_at = now() WHERE algorithm = ${key.algorithm} AND signs_since IS NOT NULL AND left_at IS NULL`;
        await tx.$executeRaw`UPDATE identity_signing_key SET signs_since = now() WHERE id = ${id}`;
      });
    },

    async remove(id) {
      await identitySigningKey.deleteMany({ where: { id } });
    },
  };
}
