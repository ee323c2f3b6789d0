import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { countEnvironmentsInUse } from "./organization-end.ts";

/** What stays of an organisation beside its name: the audit log with what proves it, which nothing may change. */
const KEPT_PREFIX = "audit_";
const PURGES_AT_ONCE = 10;

interface TableLink {
  readonly table: string;
  /** Has a row that points to one of `table`. */
  readonly pointing: string;
}

/** Takes away every organisation whose time to be restored is over. Returns their ids. One in which something is deployed again waits. */
export async function purgeDueOrganizations(db: Database): Promise<string[]> {
  const due = await db.prisma.organization.findMany({
    where: { purgeAt: { lte: new Date() }, purgedAt: null },
    select: { id: true },
    take: PURGES_AT_ONCE,
  });
  const purged: string[] = [];
  for (const { id } of due) if (await purgeOrganization(db, id)) purged.push(id);
  return purged;
}

function purgeOrganization(db: Database, organizationId: string): Promise<boolean> {
  return db.prisma.$transaction(
    async (tx) => {
      // Held against an owner who restores it at this moment; somebody may have done so, or another worker may have been quicker.
      const [organization] = await tx.$queryRaw<{ name: string }[]>`
        SELECT name FROM organization WHERE id = ${organizationId}::uuid AND purge_at <= now() AND purged_at IS NULL FOR UPDATE SKIP LOCKED`;
      if (!organization || (await countEnvironmentsInUse(tx, organizationId)) > 0) return false;
      for (const table of await tenantTables(tx)) {
        await tx.$executeRawUnsafe(`DELETE FROM "${table}" WHERE organization_id = $1::uuid`, organizationId);
      }
      const slug = `gone-${organizationId}`;
      await tx.organization.update({ where: { id: organizationId }, data: { slug, purgedAt: new Date() } });
      const actor = { kind: "schedule" as const, name: "Deletion" };
      await appendAudit(tx, organizationId, {
        actor,
        action: "organization.purge",
        target: { type: "organization", id: organizationId, name: organization.name },
      });
      return true;
    },
    { timeout: 600_000 },
  );
}

/** Every table with rows of organisations, those that point to others first: a new table needs no line here. */
async function tenantTables(tx: Transaction): Promise<readonly string[]> {
  const tables = await tx.$queryRaw<{ table: string }[]>`
    SELECT table_name::text AS table FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organization_id' ORDER BY table_name`;
  const links = await tx.$queryRaw<TableLink[]>`
    SELECT confrelid::regclass::text AS table, conrelid::regclass::text AS pointing FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid`;
  const left = new Set(tables.map(({ table }) => table).filter((table) => !table.startsWith(KEPT_PREFIX)));
  return pointingFirst(left, links);
}

/** Takes the tables that no other one points to, again and again. */
export function pointingFirst(tables: ReadonlySet<string>, links: readonly TableLink[]): readonly string[] {
  const left = new Set(tables);
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((table) => !links.some((link) => link.table === table && left.has(link.pointing)));
    if (free.length === 0) throw new Error(`These tables point to each other in a circle: ${[...left].join(", ")}.`);
    order.push(...free);
    for (const table of free) left.delete(table);
  }
  return order;
}
