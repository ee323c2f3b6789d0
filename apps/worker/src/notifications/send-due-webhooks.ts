import { listDueDeliveries } from "@zerolake/db";
import type { JobPayload } from "@zerolake/queue";
import type { WorkerContext } from "../worker-context.ts";
import { webhookSend } from "./webhook-send.ts";

/** Then other work has its turn. */
const IN_A_ROW_MAX = 50;

type Context = Pick<WorkerContext, "db" | "secrets" | "signals" | "logger" | "outboundAllow" | "isStopping">;

/** Sends the message that rang, then what else is due: a message that found no slot need not wait for the sweeper. */
export async function sendDueWebhooks(context: Context, job: JobPayload<"webhook.send">): Promise<void> {
  await webhookSend(context, job);
  for (let sent = 1; sent < IN_A_ROW_MAX && !context.isStopping(); sent += 1) {
    const [next] = await listDueDeliveries(context.db, 1);
    if (!next) return;
    await webhookSend(context, next);
  }
}
