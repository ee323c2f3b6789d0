import { type ConnectionCheck, getConnection, noteConnectionChecks, noteConnectionUse, recordConnectionTest } from "@zerolake/db";
import type { JobPayload } from "@zerolake/queue";
import { neededPermissions, permissionCheck } from "../connections/permission-check.ts";
import { testConnection } from "../connections/test-connection.ts";
import { wantedOverConnection } from "../connections/wanted-over-connection.ts";
import type { WorkerContext } from "../worker-context.ts";

/** Asks the cloud who we are there and what we may do, notes each step as it happens, and at the end how it went. */
export async function connectionTest(
  context: WorkerContext,
  { organizationId, connectionId }: JobPayload<"connection.test">,
): Promise<void> {
  const { db, drivers, signals, logger } = context;
  const known = await getConnection(db, organizationId, connectionId);
  const { updatedAt, defaultRegion: region } = known;
  const announce = () => signals.publish(`organization:${organizationId}`);
  const outcome = await testConnection(known, {
    connect: async () => (await drivers.connect(organizationId, { connectionId, region })).driver,
    askPermissions: async (driver, { account }) => {
      const { wanted, forWhat } = await wantedOverConnection(context, known, account);
      return permissionCheck(driver, { needed: neededPermissions(wanted), forWhat });
    },
    tell: async (checks: readonly ConnectionCheck[]) => {
      await noteConnectionChecks(db, organizationId, { connectionId, updatedAt, checks });
      announce();
    },
  });
  await noteConnectionUse(db, organizationId, { connectionId, purpose: "test", subject: connectionId });
  if (!outcome.isPassed) logger.warn({ connectionId, message: outcome.message }, "the connection does not work");
  await recordConnectionTest(db, organizationId, { connectionId, updatedAt, ...outcome });
  announce();
}
