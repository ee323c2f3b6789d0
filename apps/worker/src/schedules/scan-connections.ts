import { scheduleOrphanScans } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** Few at a time: scans of everything at once would hold up what people asked for. */
const SCANS_AT_ONCE_MAX = 10;

/** Rings for the connections whose scan is due, behind everything that a person rang for. */
export async function scanDueConnections({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const job of await scheduleOrphanScans(db, SCANS_AT_ONCE_MAX)) await queue.enqueue("connection.scan", job, { isScheduled: true });
}
