import { AppError } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import type { AuditKey } from "./audit-keys.ts";
import { auditKeysOf } from "./audit-keys-of.ts";

/** The end of a chain at a moment, signed: whoever keeps it can tell later whether anything up to it was changed or removed. */
export interface AuditAnchor {
  readonly organizationId: string;
  readonly sequence: number;
  readonly hash: string;
  readonly at: Date;
  /** Ed25519, base64url, over the canonical JSON of the others with `"kind": "anchor"`. */
  readonly signature: string;
  /** SPKI, as PEM. */
  readonly publicKey: string;
}

/** Signs and keeps the present end of the chain. The same end is signed once. Throws `unavailable` where the process has no master key or the chain no seal. */
export async function anchorAudit(db: Database, organizationId: string): Promise<AuditAnchor> {
  return db.prisma.$transaction(async (tx) => {
    const key = await signingKey(tx, organizationId);
    const head = await tx.auditHead.findUniqueOrThrow({ where: { organizationId } });
    const known = await tx.auditAnchor.findUnique({ where: { organizationId_sequence: { organizationId, sequence: head.sequence } } });
    const { publicKey } = key;
    if (known) return { ...known, publicKey };
    const point = { organizationId, sequence: head.sequence, hash: head.hash, at: new Date() };
    const signature = key.sign({ ...point, kind: "anchor" });
    await tx.auditAnchor.createMany({ data: [{ ...point, signature }], skipDuplicates: true });
    return { ...point, signature, publicKey };
  });
}

/** The organisation's opened audit key; refuses where there is none. */
export async function signingKey(tx: Transaction, organizationId: string): Promise<AuditKey> {
  const row = await tx.auditKey.findUnique({ where: { organizationId } });
  const keys = auditKeysOf(tx);
  if (row && keys) return keys.open(tx, organizationId, row.sealed);
  throw new AppError("unavailable", {
    message: "This audit log has no key to sign with.",
    hint: "Run the preparation of the installation (migrate) with its master key once.",
  });
}
