import {
  listDueDeliveries,
  listDueDeployments,
  listDueMails,
  listOwedAdoptions,
  listOwedImports,
  listOwedOrphanScans,
  listRequestedConnectionTests,
  listRequestedHealthLooks,
  listRequestedRefreshes,
  listRequestedServiceTests,
} from "@zerolake/db";
import { jobOfState } from "../job-of-state.ts";
import type { WorkerContext } from "../worker-context.ts";

const SWEEP_MAX = 200;

/**
 * Rings for everything that is due and that nobody works on: what a lost job, an emptied Redis or a dead worker leave behind
 * looks the same from here. Rows are the truth, so ringing once too often does no harm.
 */
export async function sweep({ db, queue, mailServer }: Pick<WorkerContext, "db" | "queue" | "mailServer">): Promise<void> {
  for (const { organizationId, deploymentId, state, isScheduled } of await listDueDeployments(db, SWEEP_MAX)) {
    await queue.enqueue(jobOfState(state), { organizationId, deploymentId }, { isScheduled });
  }
  for (const job of await listRequestedConnectionTests(db, SWEEP_MAX)) await queue.enqueue("connection.test", job);
  for (const job of await listRequestedServiceTests(db, SWEEP_MAX)) await queue.enqueue("service.test", job);
  for (const job of await listOwedOrphanScans(db, SWEEP_MAX)) await queue.enqueue("connection.scan", job, { isScheduled: true });
  for (const job of await listRequestedRefreshes(db, SWEEP_MAX)) await queue.enqueue("environment.refresh", job, { isScheduled: true });
  for (const job of await listRequestedHealthLooks(db, SWEEP_MAX)) await queue.enqueue("environment.health", job, { isScheduled: true });
  for (const job of await listOwedAdoptions(db, SWEEP_MAX)) await queue.enqueue("orphan.adopt", job);
  for (const job of await listOwedImports(db, SWEEP_MAX)) await queue.enqueue("resource.import", job);
  for (const job of await listDueDeliveries(db, SWEEP_MAX)) await queue.enqueue("webhook.send", job);
  if (mailServer) for (const job of await listDueMails(db, SWEEP_MAX)) await queue.enqueue("mail.send", job);
}
