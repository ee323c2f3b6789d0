import { checkAudit, getAuditRetention, removeOldAudit } from "@zerolake/db";
import type { JobPayload } from "@zerolake/queue";
import type { WorkerContext } from "../worker-context.ts";

/** Removes what is older than the organisation keeps its audit log, then checks the chain. What does not fit is logged and stays for people to look at. */
export async function checkAuditLog(
  { db, logger, workerId, signals }: Pick<WorkerContext, "db" | "logger" | "workerId" | "signals">,
  { organizationId }: JobPayload<"audit.check">,
): Promise<void> {
  if ((await getAuditRetention(db, organizationId)) !== null) {
    const { brokenAt } = await removeOldAudit(db, organizationId, { kind: "worker", id: workerId, name: "Worker" });
    if (brokenAt !== undefined) logger.error({ organizationId, brokenAt }, "old audit entries were kept, since one does not fit");
  }
  const { findings } = await checkAudit(db, organizationId);
  if (findings.length > 0) logger.error({ organizationId, findings }, "an audit log is not as it was written");
  signals.publish(`organization:${organizationId}`);
}
