import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { OrphanFinding } from "../generated/client.ts";
import { requireIgnorable } from "../ignored-until.ts";
import { requireQuietEnvironment } from "./quiet-environment.ts";

interface Decision {
  readonly findingId: string;
  readonly actor: Actor & { readonly id: string };
}

/** Says that a finding is nobody's here: it is remembered and not listed any more. */
export async function dismissOrphan(db: Database, organizationId: string, { findingId, actor }: Decision): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    requireOpen(row, ["open", "ignored"]);
    await decide(tx, row, { actor, action: "orphan.dismiss", state: "notOurs" });
  });
}

/** Leaves a finding aside until a time. Throws `invalid` for a time that has passed or is too far. */
export async function ignoreOrphan(
  db: Database,
  organizationId: string,
  { findingId, actor, reason, until }: Decision & { readonly reason: string; readonly until: Date },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    requireOpen(row, ["open", "ignored"]);
    await requireIgnorable(tx, until);
    await decide(tx, row, { actor, action: "orphan.ignore", state: "ignored", reason, ignoredUntil: until });
  });
}

/** Lists a finding again that somebody put aside. */
export async function reopenOrphan(db: Database, organizationId: string, { findingId, actor }: Decision): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    requireOpen(row, ["notOurs", "ignored"]);
    await decide(tx, row, { actor, action: "orphan.reopen", state: "open" });
  });
}

/** Drops the record of what the cloud does not have any more; the next plan creates it again where it is wanted. Touches no cloud. */
export async function forgetOrphan(
  db: Database,
  organizationId: string,
  { findingId, actor }: Decision,
): Promise<{ environmentId: string }> {
  return db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    requireOpen(row, ["open", "ignored"]);
    if (row.kind !== "gone") throw new AppError("invalid", { message: "Only what is recorded and not there can be forgotten." });
    const { environment: environmentId, address, identifier } = row;
    await requireQuietEnvironment(tx, organizationId, environmentId);
    const { count } = await tx.recordedResource.deleteMany({ where: { organizationId, environmentId, address, identifier } });
    if (count === 0)
      throw new AppError("conflict", { message: `${address} is not recorded as ${identifier} any more.`, hint: "Scan again." });
    await decide(tx, row, { actor, action: "orphan.forget", state: "forgotten" });
    return { environmentId };
  });
}

/** The row, held until the transaction ends. */
export async function lockOrphan(tx: Transaction, organizationId: string, findingId: string): Promise<OrphanFinding> {
  await tx.$queryRaw`SELECT 1 FROM orphan_finding WHERE id = ${findingId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  const row = await tx.orphanFinding.findFirst({ where: { id: findingId, organizationId } });
  if (!row) throw notFound("finding");
  return row;
}

export function requireOpen({ state, type, identifier }: OrphanFinding, states: readonly OrphanFinding["state"][]): void {
  if (states.includes(state)) return;
  throw new AppError("conflict", { message: `Somebody has decided about ${type} ${identifier} already.`, hint: "Look at the list again." });
}

export interface Decided {
  readonly actor: Actor & { readonly id: string };
  readonly action: string;
  readonly state: OrphanFinding["state"];
  readonly reason?: string;
  readonly ignoredUntil?: Date;
}

/** Compare and set, with its entry in the audit. */
export async function decide(tx: Transaction, row: OrphanFinding, decided: Decided): Promise<void> {
  const { actor, action, state, reason = null, ignoredUntil = null } = decided;
  const { id, organizationId, kind, type, identifier, environment, address } = row;
  const decidedAt = await databaseNow(tx);
  await tx.orphanFinding.updateMany({
    where: { id, organizationId, state: row.state },
    data: { state, reason, ignoredUntil, decidedById: actor.id, decidedAt, adoptRequestedAt: null, adoptProblem: null },
  });
  const target = { type: "orphan", id, name: identifier };
  const after = { state, kind, type, environment, address, reason, ignoredUntil: ignoredUntil?.toISOString() ?? null };
  await appendAudit(tx, organizationId, { actor, action, target, before: { state: row.state }, after });
}
