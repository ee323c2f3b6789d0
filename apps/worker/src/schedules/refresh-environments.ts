import { scheduleRefreshes } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const REFRESHES_AT_ONCE_MAX = 20;

/** Rings for the environments whose next look is due, behind everything that a person rang for. */
export async function refreshDueEnvironments({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const job of await scheduleRefreshes(db, REFRESHES_AT_ONCE_MAX))
    await queue.enqueue("environment.refresh", job, { isScheduled: true });
}
