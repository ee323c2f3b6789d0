import { type Actor, createOrganization, ensureSandboxConnections } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

/** A new organisation, with connections to the sandbox if one runs beside the console. */
export async function startOrganization(
  { services, user, actor }: { services: Services; user: { id: string }; actor: Actor },
  { name }: { name: string },
): Promise<{ slug: string }> {
  const { database, secretBox, queue, environment } = services;
  const { id: organizationId, slug } = await createOrganization(database, { name, userId: user.id, actor });
  if (environment.SANDBOX_URL) {
    const by = { createdById: user.id, actor, secrets: secretBox };
    for (const connectionId of await ensureSandboxConnections(database, organizationId, by)) {
      await queue.enqueue("connection.test", { organizationId, connectionId });
    }
  }
  return { slug };
}
