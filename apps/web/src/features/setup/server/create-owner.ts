import { createFirstOwner, ensureSandboxConnections, type FirstOwner } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

/** The first account with its organisation, and connections to the sandbox if one runs beside the console. */
export async function createOwner(services: Services, input: FirstOwner): Promise<{ organizationSlug: string }> {
  const { database, secretBox, queue, environment } = services;
  const { userId, organizationId, organizationSlug } = await createFirstOwner(database, input);
  if (environment.SANDBOX_URL) {
    const by = { createdById: userId, actor: { kind: "user" as const, id: userId, name: input.name }, secrets: secretBox };
    for (const connectionId of await ensureSandboxConnections(database, organizationId, by)) {
      await queue.enqueue("connection.test", { organizationId, connectionId });
    }
  }
  return { organizationSlug };
}
