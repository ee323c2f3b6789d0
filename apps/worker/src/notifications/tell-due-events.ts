import { listDueDeliveries, listDueEvents, putOffEvent, tellEvent } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const EVENTS_AT_ONCE_MAX = 100;

type Context = Pick<WorkerContext, "db" | "queue" | "signals" | "logger" | "mailServer" | "publicUrl">;

/** Puts what has happened into the inboxes of those who are to know, and rings for what leaves. Pages that are open hear of it at once. */
export async function tellDueEvents({ db, queue, signals, logger, mailServer, publicUrl }: Context): Promise<void> {
  const due = await listDueEvents(db, EVENTS_AT_ONCE_MAX);
  if (due.length === 0) return;
  const voice = { sendsMail: mailServer !== undefined, ...(publicUrl === undefined ? {} : { origin: publicUrl }) };
  for (const { organizationId, eventId } of due) {
    try {
      const { userIds } = await tellEvent(db, organizationId, { eventId, ...voice });
      for (const userId of userIds) signals.publish(`inbox:${organizationId}:${userId}`);
    } catch (error) {
      logger.error({ err: error, eventId }, "an event could not be told");
      await putOffEvent(db, organizationId, eventId);
    }
  }
  for (const delivery of await listDueDeliveries(db, EVENTS_AT_ONCE_MAX)) await queue.enqueue("webhook.send", delivery);
}
