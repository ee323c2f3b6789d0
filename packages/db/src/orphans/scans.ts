import { LISTING_LAG_MS } from "@zerolake/orphans";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

/** How often each connection is scanned when nobody asks. */
export const SCAN_EVERY_HOURS = 6;
/** A worker that is gone for this long gives its scan to another one; a scan takes less. */
export const SCAN_CLAIM_MS = 300_000;

interface ScanJob {
  readonly connectionId: string;
  readonly organizationId: string;
}

/** Asks for a scan of every connection of the organisation. One that is owed or under way already stays as it is. */
export async function requestOrphanScans(db: Database, organizationId: string, actor: Actor): Promise<readonly ScanJob[]> {
  return db.prisma.$transaction(async (tx) => {
    const jobs = await tx.$queryRaw<ScanJob[]>`
      INSERT INTO orphan_scan (connection_id, organization_id, requested_at, next_due_at)
      SELECT id, organization_id, now(), now() FROM connection WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL
      ON CONFLICT (connection_id) DO UPDATE SET requested_at = COALESCE(orphan_scan.requested_at, now())
      RETURNING connection_id AS "connectionId", organization_id AS "organizationId"`;
    const organization = await tx.organization.findUnique({ where: { id: organizationId }, select: { name: true } });
    if (!organization) throw notFound("organisation");
    const target = { type: "organization", id: organizationId, name: organization.name };
    await appendAudit(tx, organizationId, { actor, action: "orphan.scan", target, after: { connections: jobs.length } });
    return jobs;
  });
}

/**
 * Asks for the scans that are due, of all organisations; several workers never get the same. A connection that has never been scanned
 * begins its round when an environment uses it.
 */
export async function scheduleOrphanScans(db: Database, limit: number): Promise<readonly ScanJob[]> {
  await db.pool.query(
    `INSERT INTO orphan_scan (connection_id, organization_id, next_due_at)
     SELECT c.id, c.organization_id, now() + $1 * interval '1 millisecond' FROM connection c
     WHERE c.deleted_at IS NULL AND EXISTS (SELECT 1 FROM environment e WHERE e.connection_id = c.id)
     ON CONFLICT (connection_id) DO NOTHING`,
    [LISTING_LAG_MS],
  );
  const { rows } = await db.pool.query<ScanJob>(
    `UPDATE orphan_scan SET requested_at = now() WHERE connection_id IN (
       SELECT s.connection_id FROM orphan_scan s JOIN connection c ON c.id = s.connection_id
       WHERE s.next_due_at <= now() AND s.requested_at IS NULL AND c.deleted_at IS NULL
       ORDER BY s.next_due_at LIMIT $1 FOR UPDATE OF s SKIP LOCKED)
     RETURNING connection_id AS "connectionId", organization_id AS "organizationId"`,
    [limit],
  );
  return rows;
}

/** Scans of all organisations that are owed and that nobody is at: what a lost job leaves behind. */
export async function listOwedOrphanScans(db: Database, limit: number): Promise<readonly ScanJob[]> {
  const { rows } = await db.pool.query<ScanJob>(
    `SELECT connection_id AS "connectionId", organization_id AS "organizationId" FROM orphan_scan
     WHERE requested_at < now() - interval '5 seconds' AND (claimed_until IS NULL OR claimed_until < now())
     ORDER BY requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Takes a scan that is owed; false when nobody owes it any more, or somebody is at it. */
export async function claimOrphanScan(db: Database, organizationId: string, connectionId: string): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE orphan_scan SET claimed_until = now() + $3 * interval '1 millisecond'
     WHERE connection_id = $1 AND organization_id = $2 AND requested_at IS NOT NULL AND (claimed_until IS NULL OR claimed_until < now())`,
    [connectionId, organizationId, SCAN_CLAIM_MS],
  );
  return rowCount === 1;
}

export interface OrphanScanView {
  readonly connection: { readonly id: string; readonly name: string; readonly cloud: string };
  readonly scannedAt: Date | null;
  readonly isUnderWay: boolean;
  /** How many resources with our tags the last one saw. */
  readonly seen: number;
  readonly gaps: readonly string[];
}

const gapsSchema = z.array(z.string()).catch([]);

/** Of every connection, by name; one that has never been scanned too. */
export async function listOrphanScans(db: Database, organizationId: string): Promise<readonly OrphanScanView[]> {
  const rows = await db.prisma.connection.findMany({
    where: { organizationId, deletedAt: null },
    select: { id: true, name: true, cloud: true, orphanScan: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ orphanScan: scan, ...connection }) => ({
    connection,
    scannedAt: scan?.scannedAt ?? null,
    isUnderWay: scan !== null && scan.requestedAt !== null,
    seen: scan?.seen ?? 0,
    gaps: gapsSchema.parse(scan?.gaps ?? []),
  }));
}
