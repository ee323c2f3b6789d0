import { scheduleConnectionTests } from "@zerolake/db";
import type { WorkerContext } from "./worker-context.ts";

const LOOK_EVERY_MS = 30_000;
const TESTS_AT_ONCE_MAX = 50;

/** Rings for the connections whose next test is due: what broke overnight is known before somebody deploys over it. */
export async function testDueConnections({ db, queue }: Pick<WorkerContext, "db" | "queue">): Promise<void> {
  for (const job of await scheduleConnectionTests(db, TESTS_AT_ONCE_MAX)) await queue.enqueue("connection.test", job);
}

/** Looks every half minute until it is stopped. A look that fails is told and tried again. */
export function startConnectionSchedule(context: Pick<WorkerContext, "db" | "queue" | "logger">): { stop(): void } {
  const look = () =>
    void testDueConnections(context).catch((error: unknown) => context.logger.warn({ err: error }, "the schedule of tests failed"));
  const timer = setInterval(look, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
