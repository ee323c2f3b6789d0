import { requestConnectionTest, requestServiceTest } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

interface Where {
  readonly services: Services;
  readonly organization: { readonly id: string };
}

/** Notes that a test is wanted and rings for a worker. Without Redis the worker finds the note by itself. */
export async function startTest(at: Where, connectionId: string): Promise<void> {
  const { services, organization } = at;
  await requestConnectionTest(services.database, organization.id, connectionId);
  await services.queue.enqueue("connection.test", { organizationId: organization.id, connectionId });
  announce(at);
}

/** The same for an account at a service. */
export async function startServiceTest(at: Where, connectionId: string): Promise<void> {
  const { services, organization } = at;
  await requestServiceTest(services.database, organization.id, connectionId);
  await services.queue.enqueue("service.test", { organizationId: organization.id, connectionId });
  announce(at);
}

/** Other open pages of the organisation look again. */
export function announce({ services, organization }: Where): void {
  services.signals.publish(`organization:${organization.id}`);
}
