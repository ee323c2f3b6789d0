import { redactSecrets } from "@zerolake/resources";
import type { Actor } from "./actor.ts";
import { auditHash, FIRST_HASH } from "./audit/audit-hash.ts";
import { sealBeside } from "./audit/audit-seal.ts";
import type { Database, Transaction } from "./database.ts";
import { type AuditEntry, Prisma } from "./generated/client.ts";
import { toJson } from "./json-column.ts";
import { storableText } from "./storable.ts";

export type { AuditEntry };

export interface AuditRecord {
  readonly actor: Actor;
  /** Thing and verb, e.g. `deployment.approve`. */
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly name: string };
  readonly before?: unknown;
  readonly after?: unknown;
  /** How it ended; `done` where nothing is said. */
  readonly result?: "done" | "refused" | "failed";
}

/** Adds an entry to the organisation's chain, in the transaction that does what it tells. Serial per organisation. */
export async function appendAudit(tx: Transaction, organizationId: string, record: AuditRecord): Promise<void> {
  await tx.auditHead.createMany({ data: [{ organizationId, sequence: 0, hash: FIRST_HASH }], skipDuplicates: true });
  const [head] = await tx.$queryRaw<{ sequence: number; hash: string; seal: string | null; key: Uint8Array | null; at: Date }[]>`
    SELECT h.sequence, h.hash, h.seal, k.sealed AS key, date_trunc('milliseconds', now()) AS at
    FROM audit_head AS h LEFT JOIN audit_key AS k ON k.organization_id = h.organization_id
    WHERE h.organization_id = ${organizationId}::uuid FOR UPDATE OF h`;
  if (!head) throw new Error("The audit chain has no head.");
  const entry = {
    organizationId,
    sequence: head.sequence + 1,
    at: head.at,
    actorKind: record.actor.kind,
    actorId: record.actor.id ?? null,
    actorName: storableText(record.actor.name),
    action: record.action,
    targetType: record.target.type,
    targetId: storableText(record.target.id),
    targetName: storableText(record.target.name),
    before: storable(record.before),
    after: storable(record.after),
    address: textOrNull(record.actor.from?.address),
    userAgent: textOrNull(record.actor.from?.userAgent),
    result: record.result ?? "done",
    previousHash: head.hash,
  };
  const hash = auditHash(entry);
  const json = { before: entry.before ?? Prisma.DbNull, after: entry.after ?? Prisma.DbNull };
  await tx.auditEntry.create({ data: { ...entry, ...json, hash } });
  const seal = await sealBeside(tx, { ...head, organizationId }, { sequence: entry.sequence, hash });
  await tx.auditHead.update({ where: { organizationId }, data: { sequence: entry.sequence, hash, seal } });
}

/** Entries that are read at a time. */
const PAGE = 1_000;

export interface AuditFilter {
  /** Beginning of the name of who did it. */
  readonly person?: string | undefined;
  /** Beginning of the action, e.g. `deployment`. */
  readonly action?: string | undefined;
  /** Beginning of the name of what it was done to, or its id. */
  readonly target?: string | undefined;
  readonly result?: "done" | "refused" | "failed" | undefined;
  /** From this moment on, and before that one. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** Newest first, entries before `before` when it is given. */
export function listAudit(
  db: Database,
  organizationId: string,
  { before, limit, filter = {} }: { readonly before?: number | undefined; readonly limit: number; readonly filter?: AuditFilter },
): Promise<AuditEntry[]> {
  return db.prisma.auditEntry.findMany({
    where: { organizationId, ...(before === undefined ? {} : { sequence: { lt: before } }), AND: conditionsOf(filter) },
    orderBy: { sequence: "desc" },
    take: limit,
  });
}

/** Pages of what a filter leaves, oldest first, up to an entry: a whole log never stands in memory. */
export async function* eachAuditPage(
  db: Database,
  organizationId: string,
  { upTo, filter = {}, pageSize = PAGE }: { readonly upTo: number; readonly filter?: AuditFilter; readonly pageSize?: number },
): AsyncGenerator<readonly AuditEntry[]> {
  for (let after = 0; ; ) {
    const page = await db.prisma.auditEntry.findMany({
      where: { organizationId, sequence: { gt: after, lte: upTo }, AND: conditionsOf(filter) },
      orderBy: { sequence: "asc" },
      take: pageSize,
    });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.sequence ?? upTo;
  }
}

function begins(text: string) {
  return { startsWith: text, mode: "insensitive" as const };
}

function conditionsOf({ person, action, target, result, from, until }: AuditFilter): Prisma.AuditEntryWhereInput[] {
  return [
    ...(person ? [{ actorName: begins(person) }] : []),
    ...(action ? [{ action: { startsWith: action } }] : []),
    ...(target ? [{ OR: [{ targetName: begins(target) }, { targetId: target }] }] : []),
    // What was written before results were kept has been done.
    ...(result === "done" ? [{ OR: [{ result }, { result: null }] }] : result ? [{ result }] : []),
    ...(from ? [{ at: { gte: from } }] : []),
    ...(until ? [{ at: { lt: until } }] : []),
  ];
}

/** As it will be read again, since the hash must fit what is stored; secrets stay out of it. */
/** Names and addresses come from people and programs: what no column takes must not turn what was done, or refused, into a failure. */
function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}

function storable(value: unknown) {
  return value === undefined || value === null ? null : toJson(redactSecrets(value));
}
