import { noteServiceChecks, recordServiceTest, type Service } from "@zerolake/db";
import type { JobPayload } from "@zerolake/queue";
import { testService } from "../connections/test-service.ts";
import type { WorkerContext } from "../worker-context.ts";

/** Asks a service who we are there, notes each step as it happens, and at the end how it went. */
export async function serviceTest(
  { db, services, signals, logger }: Pick<WorkerContext, "db" | "services" | "signals" | "logger">,
  { organizationId, connectionId }: JobPayload<"service.test">,
): Promise<void> {
  const { connection, driver } = await services.connect(organizationId, connectionId);
  const { updatedAt, service } = connection;
  const announce = () => signals.publish(`organization:${organizationId}`);
  const outcome = await testService(service as Service, driver, async (checks) => {
    await noteServiceChecks(db, organizationId, { connectionId, updatedAt, checks });
    announce();
  });
  if (!outcome.isPassed) logger.warn({ connectionId, message: outcome.message }, "the account at the service does not work");
  await recordServiceTest(db, organizationId, { connectionId, updatedAt, ...outcome });
  announce();
}
