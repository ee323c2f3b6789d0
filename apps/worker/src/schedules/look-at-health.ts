import { scheduleHealthLooks } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const LOOKS_AT_ONCE_MAX = 50;

/** Rings for the environments whose health is due to be looked at, behind everything that a person rang for. */
export async function lookAtDueHealth({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const job of await scheduleHealthLooks(db, LOOKS_AT_ONCE_MAX)) await queue.enqueue("environment.health", job, { isScheduled: true });
}
