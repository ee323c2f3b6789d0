import { listChangedDataKeys, removeUnusedDataKeys, resealSecrets, resealUnderMasterKey } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** Goes on with changes of keys where they were left, and removes older data keys once nothing needs them. */
export async function resealUnderChangedKeys({ db, masterKey, logger }: Pick<WorkerContext, "db" | "masterKey" | "logger">): Promise<void> {
  if (masterKey.previous) {
    const { resealed } = await resealUnderMasterKey(db, masterKey);
    if (resealed > 0) logger.info({ resealed }, "sealed again under the present master key");
  }
  for (const organizationId of await listChangedDataKeys(db)) {
    const { resealed, left } = await resealSecrets(db, organizationId, { masterKey });
    if (resealed > 0) logger.info({ organizationId, resealed, left }, "sealed again under the present data key");
    const removed = await removeUnusedDataKeys(db, organizationId);
    if (removed > 0) logger.info({ organizationId, removed }, "removed data keys that nothing is sealed under");
  }
}
