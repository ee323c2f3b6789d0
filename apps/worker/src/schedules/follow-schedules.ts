import { approveScheduled, listDueSchedules, type ScheduledDeployment, takeOccurrence } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const AT_ONCE_MAX = 100;

type Context = Pick<WorkerContext, "db" | "queue" | "signals" | "logger">;

/** Asks for what the schedules of environments call for now, and approves what their setting allows. Every worker may do this at any time. */
export async function followSchedules(context: Context): Promise<void> {
  const { db, queue, logger } = context;
  for (const { organizationId, environmentId } of await listDueSchedules(db, AT_ONCE_MAX)) {
    const made = await takeOccurrence(db, organizationId, environmentId).catch((error: unknown) => {
      logger.warn({ err: error, environmentId }, "a schedule could not be followed");
      return undefined;
    });
    if (!made) continue;
    await queue.enqueue("deployment.plan", made, { isScheduled: true });
    ring(context, made);
  }
  for (const approved of await approveScheduled(db, AT_ONCE_MAX)) {
    await queue.enqueue("deployment.advance", approved, { isScheduled: true });
    ring(context, approved);
  }
}

function ring({ signals }: Context, { organizationId, deploymentId }: ScheduledDeployment): void {
  signals.publish(`deployment:${deploymentId}`);
  signals.publish(`organization:${organizationId}`);
}
