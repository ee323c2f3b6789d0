import type { Database } from "../database.ts";
import { toJson } from "../json-column.ts";
import { notify } from "../notifications/notify.ts";
import { type AuditReport, auditReportSchema, verifyAudit } from "./verify-audit.ts";

/** Whole chains are checked once a day without being asked. */
const CHECK_EVERY_HOURS = 24;

export interface AuditCheck {
  /** Somebody waits for a new check. */
  readonly isRequested: boolean;
  readonly checkedAt?: Date;
  readonly report?: AuditReport;
}

/** What the last check of the chain has found. */
export async function getAuditCheck(db: Database, organizationId: string): Promise<AuditCheck> {
  const row = await db.prisma.auditCheck.findUnique({ where: { organizationId } });
  const isRequested = (row?.requestedAt ?? null) !== null;
  if (!row?.checkedAt) return { isRequested };
  return { isRequested, checkedAt: row.checkedAt, report: auditReportSchema.parse(row.report) };
}

/** A worker makes the check; asking twice is asking once. */
export async function requestAuditCheck(db: Database, organizationId: string): Promise<void> {
  const requestedAt = new Date();
  await db.prisma.auditCheck.upsert({ where: { organizationId }, create: { organizationId, requestedAt }, update: { requestedAt } });
}

/** For the worker: organisations whose check was asked for, or is older than a day. */
export async function listDueAuditChecks(db: Database, limit: number): Promise<readonly string[]> {
  const rows = await db.prisma.$queryRaw<{ organizationId: string }[]>`
    SELECT h.organization_id AS "organizationId" FROM audit_head AS h LEFT JOIN audit_check AS c ON c.organization_id = h.organization_id
    WHERE c.requested_at IS NOT NULL OR c.checked_at IS NULL OR c.checked_at < now() - make_interval(hours => ${CHECK_EVERY_HOURS}::int)
    ORDER BY c.requested_at NULLS LAST, c.checked_at NULLS FIRST LIMIT ${limit}`;
  return rows.map(({ organizationId }) => organizationId);
}

/** Checks the chain and keeps what was found. A check that is asked for while one runs is made again. */
export async function checkAudit(db: Database, organizationId: string): Promise<AuditReport> {
  const before = await db.prisma.auditCheck.findUnique({ where: { organizationId } });
  const report = await verifyAudit(db, organizationId);
  const found = { checkedAt: new Date(), report: toJson(report) };
  const known = before?.checkedAt ? auditReportSchema.parse(before.report).findings.length : 0;
  const findings = report.findings.length;
  await db.prisma.$transaction(async (tx) => {
    await tx.auditCheck.upsert({ where: { organizationId }, create: { organizationId, ...found }, update: found });
    await tx.auditCheck.updateMany({ where: { organizationId, requestedAt: before?.requestedAt ?? null }, data: { requestedAt: null } });
    if (findings > known) await notify(tx, organizationId, { kind: "audit.broken", thing: "audit", facts: { findings } });
  });
  return report;
}
