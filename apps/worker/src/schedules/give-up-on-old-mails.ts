import { giveUpOldMails } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** What could not be sent for days is told once and forgotten. */
export async function giveUpOnOldMails({ db, logger }: Pick<WorkerContext, "db" | "logger">): Promise<void> {
  const count = await giveUpOldMails(db);
  if (count > 0) logger.warn({ count }, "letters were given up that no mail server took in time");
}
