import type { Actor } from "../actor.ts";
import { notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { requireIgnorable } from "../ignored-until.ts";

interface Decision {
  readonly findingIds: readonly string[];
  readonly actor: Actor & { readonly id: string };
}

export interface Ignoring extends Decision {
  readonly reason: string;
  readonly until: Date;
}

/**
 * Leaves findings aside until a time: they are not listed, not counted and not part of a plan. A value that changes once more is
 * shown at once. Throws `invalid` for a time that has passed or is too far, `notFound` when one of them is not there any more.
 */
export async function ignoreDrift(db: Database, organizationId: string, { findingIds, reason, until, actor }: Ignoring): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await requireIgnorable(tx, until);
    const data = { state: "ignored", ignoredUntil: until, ignoredReason: reason, ignoredById: actor.id } as const;
    await decide(tx, organizationId, { findingIds, actor, data, action: "drift.ignore" });
  });
}

/** Shows findings again that somebody left aside. */
export async function unignoreDrift(db: Database, organizationId: string, { findingIds, actor }: Decision): Promise<void> {
  const data = { state: "open", ignoredUntil: null, ignoredReason: null, ignoredById: null } as const;
  await db.prisma.$transaction((tx) => decide(tx, organizationId, { findingIds, actor, data, action: "drift.unignore" }));
}

interface Change extends Decision {
  readonly action: string;
  readonly data: { state: "open" | "ignored"; ignoredUntil: Date | null; ignoredReason: string | null; ignoredById: string | null };
}

async function decide(tx: Transaction, organizationId: string, { findingIds, actor, data, action }: Change): Promise<void> {
  const ids = [...new Set(findingIds)];
  const live = { id: { in: ids }, organizationId, state: { not: "gone" } } as const;
  const rows = await tx.driftFinding.findMany({
    where: live,
    select: { address: true, path: true, environment: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  });
  const { count } = await tx.driftFinding.updateMany({ where: live, data });
  if (ids.length === 0 || rows.length < ids.length || count < ids.length) throw notFound("drift finding");
  const { ignoredUntil: until, ignoredReason: reason } = data;
  const places = new Map(rows.map(({ environment }) => [environment.id, environment.name]));
  for (const [id, name] of places) {
    const there = rows.filter(({ environment }) => environment.id === id);
    const findings = there.map(({ address, path }) => (path === "" ? address : `${address} ${path}`));
    const after = until === null ? { findings } : { findings, reason, until };
    await appendAudit(tx, organizationId, { actor, action, target: { type: "environment", id, name }, after });
  }
}
