import { type Actor, getAuditCheck, getAuditRetention, listAudit, requestAuditCheck, setAuditRetention } from "@zerolake/db";
import type * as z from "zod";
import type { Services } from "@/server/services.ts";
import { type auditFilterSchema, filterOf } from "./audit-inputs.ts";

/** What the procedure builders have resolved and allowed before a use case runs. */
interface AuditContext {
  readonly services: Pick<Services, "database" | "queue">;
  readonly organization: { readonly id: string };
}

const PAGE_ROWS = 50;

/** A page of entries, newest first. */
export async function listEntries({ services, organization }: AuditContext, filter: z.output<typeof auditFilterSchema>, before?: number) {
  const found = await listAudit(services.database, organization.id, { before, limit: PAGE_ROWS + 1, filter: filterOf(filter) });
  const rows = found.slice(0, PAGE_ROWS);
  return { rows, nextCursor: found.length > PAGE_ROWS ? rows.at(-1)?.sequence : undefined };
}

export type AuditRow = Awaited<ReturnType<typeof listEntries>>["rows"][number];

export async function loadChain({ services: { database }, organization }: AuditContext) {
  const [check, keepDays] = await Promise.all([getAuditCheck(database, organization.id), getAuditRetention(database, organization.id)]);
  return { ...check, keepDays };
}

export async function requestCheck({ services, organization }: AuditContext): Promise<void> {
  await requestAuditCheck(services.database, organization.id);
  await services.queue.enqueue("audit.check", { organizationId: organization.id });
}

/** What becomes too old with it goes with the check that follows. */
export async function changeRetention(context: AuditContext & { readonly actor: Actor }, keepDays: number | null): Promise<void> {
  const { services, organization, actor } = context;
  await setAuditRetention(services.database, organization.id, { actor, keepDays });
  await requestCheck(context);
}
