import * as z from "zod";
import type { Database } from "../database.ts";
import type { AuditEntry, AuditHead } from "../generated/client.ts";
import { auditHash, FIRST_HASH } from "./audit-hash.ts";
import type { AuditKey } from "./audit-keys.ts";
import { auditKeysOf } from "./audit-keys-of.ts";

// A chain is read in pages from its beginning to its end, each entry compared with its own hash and its predecessor's: linear in the entries, one page in memory.

const findingSchema = z.object({
  kind: z.enum(["changed", "removed", "inserted", "head", "seal", "checkpoint", "anchor"]),
  /** The entry that it is about. */
  sequence: z.int().optional(),
  message: z.string(),
});
export type AuditFinding = z.infer<typeof findingSchema>;

/** What a check of an organisation's chain has found; whole when `findings` is empty. */
export const auditReportSchema = z.object({
  /** First and last entry that are there; absent for a chain without entries. */
  first: z.int().optional(),
  last: z.int().optional(),
  entries: z.int(),
  anchors: z.int(),
  /** At most 50. */
  findings: z.array(findingSchema),
});
export type AuditReport = z.infer<typeof auditReportSchema>;

const PAGE = 2_000;
const FINDINGS_MAX = 50;

interface Walk {
  sequence: number;
  hash: string;
  first: number | undefined;
  entries: number;
  readonly findings: AuditFinding[];
}

/**
 * Checks an organisation's chain as far as it went when the check began: every entry, its place, the end against the sealed head, the beginning against the signed
 * checkpoint, and the anchors that went out with exports. Entries that are added meanwhile are not looked at.
 */
export async function verifyAudit(
  db: Database,
  organizationId: string,
  { pageSize = PAGE }: { pageSize?: number } = {},
): Promise<AuditReport> {
  const head = await db.prisma.auditHead.findUnique({ where: { organizationId } });
  const { key, findings } = await openedKey(db, organizationId, head);
  const start = await beginningOf(db, organizationId, key);
  const walk: Walk = {
    sequence: start.sequence,
    hash: start.hash,
    first: undefined,
    entries: 0,
    findings: [...findings, ...start.findings],
  };
  const anchors = await db.prisma.auditAnchor.findMany({ where: { organizationId }, orderBy: { sequence: "asc" } });
  const hashes = new Map<number, string>();
  const wanted = new Set(anchors.map(({ sequence }) => sequence));
  for await (const page of pagesOf(db, organizationId, { until: head?.sequence, pageSize })) {
    for (const entry of page) {
      stepTo(walk, entry, start.sequence);
      if (wanted.has(entry.sequence)) hashes.set(entry.sequence, entry.hash);
    }
  }
  checkEnd(walk, head);
  await checkBehind(db, organizationId, walk);
  for (const anchor of anchors) {
    const isSigned = key?.isSignatureOf(anchor.signature, { ...anchor, kind: "anchor" }) ?? false;
    // What was removed by rule can no longer be compared; its checkpoint stands for it.
    const isThere = anchor.sequence <= start.sequence || hashes.get(anchor.sequence) === anchor.hash;
    if (!isSigned || !isThere)
      note(walk, {
        kind: "anchor",
        sequence: anchor.sequence,
        message: `Entry ${anchor.sequence} is not what was exported on ${anchor.at.toISOString()}.`,
      });
  }
  const { first, entries, sequence } = walk;
  return { ...(first === undefined ? {} : { first, last: sequence }), entries, anchors: anchors.length, findings: walk.findings };
}

/** For operators: every organisation that has an audit log. */
export async function listAuditedOrganizations(db: Database): Promise<readonly { readonly id: string; readonly slug: string }[]> {
  return db.prisma.organization.findMany({
    where: { auditHead: { isNot: null } },
    select: { id: true, slug: true },
    orderBy: { slug: "asc" },
  });
}

async function openedKey(
  db: Database,
  organizationId: string,
  head: AuditHead | null,
): Promise<{ key?: AuditKey; findings: AuditFinding[] }> {
  const row = await db.prisma.auditKey.findUnique({ where: { organizationId } });
  const keys = auditKeysOf(db.prisma);
  if (!keys) return { findings: [{ kind: "seal", message: "The seals could not be checked without the master key." }] };
  if (head === null && row === null) return { findings: [] };
  if (head === null || row === null) return { findings: [{ kind: "seal", message: "The head of the chain or its key is gone." }] };
  const key = await keys.open(db.prisma, organizationId, row.sealed);
  if (head.seal !== null && key.isSealOf(head.seal, head)) return { key, findings: [] };
  const message =
    head.seal === null
      ? "The head carries no seal since an entry was written without the key or over a head that did not fit."
      : "The seal does not fit the head: the head was changed.";
  return { key, findings: [{ kind: "seal", sequence: head.sequence, message }] };
}

/** Where the chain begins: at its first entry, or behind what was removed by rule. */
async function beginningOf(db: Database, organizationId: string, key: AuditKey | undefined) {
  const checkpoint = await db.prisma.auditCheckpoint.findUnique({ where: { organizationId } });
  if (checkpoint === null) return { sequence: 0, hash: FIRST_HASH, findings: [] };
  const { sequence, hash, removedAt, signature } = checkpoint;
  const isSigned = key?.isSignatureOf(signature, { organizationId, sequence, hash, kind: "checkpoint", at: removedAt }) ?? false;
  const finding = {
    kind: "checkpoint" as const,
    sequence,
    message: `The entries up to ${sequence} were removed without a checkpoint that we signed.`,
  };
  return { sequence, hash, findings: isSigned ? [] : [finding] };
}

async function* pagesOf(
  db: Database,
  organizationId: string,
  { until, pageSize }: { until: number | undefined; pageSize: number },
): AsyncGenerator<AuditEntry[]> {
  let after = -1;
  for (;;) {
    const page = await db.prisma.auditEntry.findMany({
      where: { organizationId, sequence: { gt: after } },
      orderBy: { sequence: "asc" },
      take: pageSize,
    });
    const upTo = until === undefined ? page : page.filter(({ sequence }) => sequence <= until);
    if (upTo.length > 0) yield upTo;
    after = page.at(-1)?.sequence ?? after;
    if (page.length < pageSize || upTo.length < page.length) return;
  }
}

function stepTo(walk: Walk, { hash, ...entry }: AuditEntry, removedUpTo: number): void {
  const { sequence } = entry;
  if (sequence <= removedUpTo)
    return note(walk, {
      kind: "inserted",
      sequence,
      message: `Entry ${sequence} stands before the checkpoint, where everything was removed.`,
    });
  if (sequence > walk.sequence + 1) {
    const missing = sequence - 1 === walk.sequence + 1 ? `Entry ${sequence - 1} is` : `Entries ${walk.sequence + 1} to ${sequence - 1} are`;
    note(walk, { kind: "removed", sequence: walk.sequence + 1, message: `${missing} gone.` });
  } else if (entry.previousHash !== walk.hash) {
    note(walk, {
      kind: "inserted",
      sequence,
      message: `Entry ${sequence} does not follow the one before it: one of them was put in or changed.`,
    });
  }
  if (auditHash(entry) !== hash) note(walk, { kind: "changed", sequence, message: `Entry ${sequence} is not what was written.` });
  walk.first ??= sequence;
  walk.entries += 1;
  walk.sequence = sequence;
  walk.hash = hash;
}

function checkEnd(walk: Walk, head: AuditHead | null): void {
  const end = head ?? { sequence: 0, hash: FIRST_HASH };
  if (end.sequence > walk.sequence)
    note(walk, {
      kind: "removed",
      sequence: walk.sequence + 1,
      message: `The entries from ${walk.sequence + 1} to ${end.sequence} are gone from the end.`,
    });
  else if (end.hash !== walk.hash) note(walk, { kind: "head", sequence: end.sequence, message: "The head does not fit the last entry." });
}

/** In one statement, since an entry and its head are written in one transaction: what stands behind the head then was not written by us. */
async function checkBehind(db: Database, organizationId: string, walk: Walk): Promise<void> {
  const [behind] = await db.prisma.$queryRaw<{ sequence: number | null }[]>`
    SELECT min(e.sequence) AS sequence FROM audit_entry AS e LEFT JOIN audit_head AS h ON h.organization_id = e.organization_id
    WHERE e.organization_id = ${organizationId}::uuid AND e.sequence > coalesce(h.sequence, 0)`;
  const sequence = behind?.sequence ?? undefined;
  if (sequence !== undefined) note(walk, { kind: "inserted", sequence, message: `Entry ${sequence} stands behind the head of the chain.` });
}

function note(walk: Walk, finding: AuditFinding): void {
  if (walk.findings.length < FINDINGS_MAX) walk.findings.push(finding);
}
