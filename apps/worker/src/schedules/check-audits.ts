import { listDueAuditChecks } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** A long chain takes minutes: few at a time, behind everything that a person rang for. */
const CHECKS_AT_ONCE_MAX = 4;

/** Rings for the audit logs whose check is due or was asked for. */
export async function checkDueAudits({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const organizationId of await listDueAuditChecks(db, CHECKS_AT_ONCE_MAX)) {
    await queue.enqueue("audit.check", { organizationId }, { isScheduled: true });
  }
}
