import { randomBytes } from "node:crypto";
import type { Prisma } from "../generated/client.ts";
import { KEY_BYTES, keyVersionOf, type SealingKey, seal, unseal } from "./seal.ts";

/** The place that a secret belongs to; it opens nowhere else. */
interface SecretPlace {
  readonly row: string;
  readonly field: string;
}

type Transaction = Prisma.TransactionClient;

/** Seals and opens the secrets of organisations: the master key opens an organisation's data key, the data key the secret. */
export interface SecretBox {
  seal(tx: Transaction, organizationId: string, secret: SecretPlace & { readonly text: string }): Promise<Uint8Array<ArrayBuffer>>;
  open(
    db: { readonly prisma: Transaction },
    organizationId: string,
    secret: SecretPlace & { readonly sealed: Uint8Array },
  ): Promise<string>;
  /** A person's own secret, which belongs to no organisation: the master key seals it for this person and field. */
  sealForPerson(userId: string, secret: { readonly field: string; readonly text: string }): Uint8Array<ArrayBuffer>;
  openForPerson(userId: string, secret: { readonly field: string; readonly sealed: Uint8Array }): string;
}

export function createSecretBox(masterKey: SealingKey): SecretBox {
  async function currentKey(tx: Transaction, organizationId: string): Promise<SealingKey> {
    const existing = await tx.organizationKey.findFirst({ where: { organizationId }, orderBy: { version: "desc" } });
    if (existing) return openKey(masterKey, existing);
    const key = { version: 1, key: new Uint8Array(randomBytes(KEY_BYTES)) };
    const sealed = seal(masterKey, key.key, keyContext(organizationId, key.version));
    // Two first secrets at once: the second writer keeps the key of the first.
    await tx.organizationKey.createMany({ data: [{ organizationId, version: key.version, sealed }], skipDuplicates: true });
    return openKey(masterKey, await tx.organizationKey.findFirstOrThrow({ where: { organizationId, version: key.version } }));
  }

  return {
    async seal(tx, organizationId, { row, field, text }) {
      return seal(await currentKey(tx, organizationId), Buffer.from(text, "utf8"), [organizationId, row, field]);
    },
    async open(db, organizationId, { row, field, sealed }) {
      const version = keyVersionOf(sealed);
      const stored = await db.prisma.organizationKey.findUniqueOrThrow({
        where: { organizationId_version: { organizationId, version } },
      });
      return Buffer.from(unseal(openKey(masterKey, stored), sealed, [organizationId, row, field])).toString("utf8");
    },
    sealForPerson: (userId, { field, text }) => seal(masterKey, Buffer.from(text, "utf8"), ["person", userId, field]),
    openForPerson: (userId, { field, sealed }) => Buffer.from(unseal(masterKey, sealed, ["person", userId, field])).toString("utf8"),
  };
}

function openKey(masterKey: SealingKey, stored: { organizationId: string; version: number; sealed: Uint8Array }): SealingKey {
  return { version: stored.version, key: unseal(masterKey, stored.sealed, keyContext(stored.organizationId, stored.version)) };
}

function keyContext(organizationId: string, version: number): string[] {
  return [organizationId, "data key", String(version)];
}
