import { canonicalJson, sha256Hex } from "@zerolake/resources";
import type { Actor } from "./actor.ts";
import type { Database, Transaction } from "./database.ts";
import { type AuditEntry, Prisma } from "./generated/client.ts";
import { toJson } from "./json-column.ts";

export interface AuditRecord {
  readonly actor: Actor;
  /** Thing and verb, e.g. `deployment.approve`. */
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly name: string };
  readonly before?: unknown;
  readonly after?: unknown;
}

const FIRST_HASH = "0".repeat(64);

/** Adds an entry to the organisation's chain, in the transaction that does what it tells. Serial per organisation. */
export async function appendAudit(tx: Transaction, organizationId: string, record: AuditRecord): Promise<void> {
  await tx.auditHead.createMany({ data: [{ organizationId, sequence: 0, hash: FIRST_HASH }], skipDuplicates: true });
  const [head] = await tx.$queryRaw<{ sequence: number; hash: string; at: Date }[]>`
    SELECT sequence, hash, date_trunc('milliseconds', now()) AS at FROM audit_head WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  if (!head) throw new Error("The audit chain has no head.");
  const entry = {
    organizationId,
    sequence: head.sequence + 1,
    at: head.at,
    actorKind: record.actor.kind,
    actorId: record.actor.id ?? null,
    actorName: record.actor.name,
    action: record.action,
    targetType: record.target.type,
    targetId: record.target.id,
    targetName: record.target.name,
    before: storable(record.before),
    after: storable(record.after),
    previousHash: head.hash,
  };
  const hash = hashOf(entry);
  const json = { before: entry.before ?? Prisma.DbNull, after: entry.after ?? Prisma.DbNull };
  await tx.auditEntry.create({ data: { ...entry, ...json, hash } });
  await tx.auditHead.update({ where: { organizationId }, data: { sequence: entry.sequence, hash } });
}

/** Newest first, entries before `before` when it is given. */
export function listAudit(db: Database, organizationId: string, page: { before?: number; limit: number }): Promise<AuditEntry[]> {
  return db.prisma.auditEntry.findMany({
    where: { organizationId, ...(page.before === undefined ? {} : { sequence: { lt: page.before } }) },
    orderBy: { sequence: "desc" },
    take: page.limit,
  });
}

/** The first sequence number whose entry does not fit its predecessor or the head; `undefined` when the chain is whole. */
export async function findBrokenAuditEntry(db: Database, organizationId: string): Promise<number | undefined> {
  const head = await db.prisma.auditHead.findUnique({ where: { organizationId } });
  const entries = await db.prisma.auditEntry.findMany({ where: { organizationId }, orderBy: { sequence: "asc" } });
  let previousHash = FIRST_HASH;
  for (const [index, { hash, ...entry }] of entries.entries()) {
    if (entry.sequence !== index + 1 || entry.previousHash !== previousHash || hashOf(entry) !== hash) return index + 1;
    previousHash = hash;
  }
  const isWhole = (head?.sequence ?? 0) === entries.length && (head?.hash ?? FIRST_HASH) === previousHash;
  return isWhole ? undefined : entries.length + 1;
}

function hashOf(entry: Omit<AuditEntry, "hash" | "before" | "after"> & { before: unknown; after: unknown }): string {
  return sha256Hex(canonicalJson({ ...entry, at: entry.at.toISOString() }));
}

/** As it will be read again: the hash must fit what is stored. */
function storable(value: unknown) {
  return value === undefined || value === null ? null : toJson(value);
}
