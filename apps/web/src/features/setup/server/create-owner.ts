import { createConnection, createFirstOwner, type FirstOwner, requestConnectionTest } from "@zerolake/db";
import type { Services } from "@/server/services.ts";

const SANDBOX = { name: "Sandbox", cloud: "aws", method: "sandbox", defaultRegion: "eu-central-1" } as const;

/** The first account with its organisation, and a connection to the sandbox if one runs beside the console. */
export async function createOwner(services: Services, input: FirstOwner): Promise<{ organizationSlug: string }> {
  const { database, secretBox, queue, environment } = services;
  const { userId, organizationId, organizationSlug } = await createFirstOwner(database, input);
  if (environment.SANDBOX_URL) {
    const actor = { kind: "user" as const, id: userId, name: input.name };
    const { id } = await createConnection(database, organizationId, { ...SANDBOX, createdById: userId, actor, secrets: secretBox });
    await requestConnectionTest(database, organizationId, id);
    await queue.enqueue("connection.test", { organizationId, connectionId: id });
  }
  return { organizationSlug };
}
