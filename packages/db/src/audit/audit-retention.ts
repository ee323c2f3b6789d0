import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import type { AuditEntry } from "../generated/client.ts";
import { signingKey } from "./audit-anchor.ts";
import { auditHash, FIRST_HASH } from "./audit-hash.ts";

/** Entries that one transaction removes: short enough to hold up nobody who writes one. */
const BATCH = 1_000;
const MS_PER_DAY = 86_400_000;

/** Days that entries are kept, or `null` for ever. */
export async function getAuditRetention(db: Database, organizationId: string): Promise<number | null> {
  return (await db.prisma.auditRetention.findUnique({ where: { organizationId } }))?.keepDays ?? null;
}

export async function setAuditRetention(
  db: Database,
  organizationId: string,
  { actor, keepDays }: { readonly actor: Actor; readonly keepDays: number | null },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = (await tx.auditRetention.findUnique({ where: { organizationId } }))?.keepDays ?? null;
    if (before === keepDays) return;
    await tx.auditRetention.upsert({
      where: { organizationId },
      create: { organizationId, keepDays },
      update: { keepDays, updatedAt: new Date() },
    });
    const target = { type: "audit", id: organizationId, name: "Audit log" };
    await appendAudit(tx, organizationId, { actor, action: "audit.retain", target, before: { keepDays: before }, after: { keepDays } });
  });
}

/** For the worker: the organisations that keep entries for a time only. */
export async function listShortenedAudits(db: Database): Promise<readonly string[]> {
  const rows = await db.prisma.auditRetention.findMany({ where: { keepDays: { not: null } }, select: { organizationId: true } });
  return rows.map(({ organizationId }) => organizationId);
}

export interface RemovedEntries {
  readonly removed: number;
  /** An entry that does not fit: nothing from it on is removed, since that would hide who changed it. */
  readonly brokenAt?: number;
}

/** Removes what is older than it is kept, batch by batch, each with a signed checkpoint. The last entry always stays. */
export async function removeOldAudit(db: Database, organizationId: string, actor: Actor): Promise<RemovedEntries> {
  let removed = 0;
  for (;;) {
    const batch = await db.prisma.$transaction((tx) => removeBatch(tx, organizationId));
    removed += batch.removed;
    const isDone = batch.removed < BATCH || batch.brokenAt !== undefined;
    if (!isDone) continue;
    if (removed > 0) {
      const target = { type: "audit", id: organizationId, name: "Audit log" };
      await db.prisma.$transaction((tx) => appendAudit(tx, organizationId, { actor, action: "audit.shorten", target, after: { removed } }));
    }
    return { ...batch, removed };
  }
}

async function removeBatch(tx: Transaction, organizationId: string): Promise<RemovedEntries> {
  const [head] = await tx.$queryRaw<{ sequence: number; now: Date }[]>`
    SELECT sequence, now() AS now FROM audit_head WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  const retention = await tx.auditRetention.findUnique({ where: { organizationId } });
  if (!head || !retention?.keepDays) return { removed: 0 };
  const before = (await tx.auditCheckpoint.findUnique({ where: { organizationId } })) ?? { sequence: 0, hash: FIRST_HASH };
  const entries = await tx.auditEntry.findMany({
    where: { organizationId, sequence: { gt: before.sequence, lt: head.sequence } },
    orderBy: { sequence: "asc" },
    take: BATCH,
  });
  const { last, brokenAt } = oldPiece(before, entries, new Date(head.now.getTime() - retention.keepDays * MS_PER_DAY));
  if (brokenAt !== undefined) return { removed: 0, brokenAt };
  if (last.sequence === before.sequence) return { removed: 0 };
  const signature = (await signingKey(tx, organizationId)).sign({ organizationId, ...last, kind: "checkpoint", at: head.now });
  const moved = { ...last, removedAt: head.now, signature };
  await tx.auditCheckpoint.upsert({ where: { organizationId }, create: { organizationId, ...moved }, update: moved });
  await tx.auditEntry.deleteMany({ where: { organizationId, sequence: { lte: last.sequence } } });
  return { removed: last.sequence - before.sequence };
}

interface Link {
  readonly sequence: number;
  readonly hash: string;
}

/** The last entry of the piece from the beginning that is older than `limit` throughout, when each of its entries fits. */
function oldPiece(
  { sequence, hash }: Link,
  entries: readonly AuditEntry[],
  limit: Date,
): { readonly last: Link; readonly brokenAt?: number } {
  let last: Link = { sequence, hash };
  for (const { hash: ownHash, ...entry } of entries) {
    if (entry.at >= limit) break;
    const fits = entry.sequence === last.sequence + 1 && entry.previousHash === last.hash && auditHash(entry) === ownHash;
    if (!fits) return { last, brokenAt: last.sequence + 1 };
    last = { sequence: entry.sequence, hash: ownHash };
  }
  return { last };
}
