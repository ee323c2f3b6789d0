import { forgetOldHealth } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** Values of more than a day ago are in no chart. */
export async function forgetHealth({ db }: Pick<WorkerContext, "db">): Promise<void> {
  await forgetOldHealth(db);
}
