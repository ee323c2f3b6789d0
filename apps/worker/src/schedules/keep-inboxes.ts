import { forgetOldNotifications, tellEndingTokens } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const TOKENS_AT_ONCE_MAX = 200;

/** Notes which tokens end soon, and forgets what is older than inboxes go back. */
export async function keepInboxes({ db }: Pick<WorkerContext, "db">): Promise<void> {
  await tellEndingTokens(db, TOKENS_AT_ONCE_MAX);
  await forgetOldNotifications(db);
}
