import { scheduleConnectionTests } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const TESTS_AT_ONCE_MAX = 50;

/** Rings for the connections whose next test is due: what broke overnight is known before somebody deploys over it. */
export async function testDueConnections({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const job of await scheduleConnectionTests(db, TESTS_AT_ONCE_MAX)) await queue.enqueue("connection.test", job);
}
