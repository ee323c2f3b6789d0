import { purgeDueOrganizations } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** Takes away for good what owners deleted and nobody restored in time. */
export async function purgeOrganizations({ db, logger }: Pick<WorkerContext, "db" | "logger">): Promise<void> {
  for (const organizationId of await purgeDueOrganizations(db)) logger.info({ organizationId }, "an organisation is gone for good");
}
