import { type ConnectionView, createConnection, getConnection, updateConnection } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import type * as z from "zod";
import { requireRegion } from "@/clouds/regions/require-region.ts";
import type { Services } from "@/server/services.ts";
import type { changedConnectionSchema, newConnectionSchema } from "./connection-schemas.ts";
import { announce, startTest } from "./connection-test.ts";
import { METHODS, storedCredentials } from "./credential-schemas.ts";

interface Where {
  readonly services: Services;
  readonly organization: { readonly id: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

/** Seals the credentials, stores the connection and has it tested. They can never be read back through the console. */
export async function connectCloud(at: Where, input: z.infer<typeof newConnectionSchema>): Promise<{ id: string }> {
  const { services, organization, actor } = at;
  const { name, defaultRegion, credentials } = input;
  const { cloud } = credentials;
  requireRegion(cloud, defaultRegion);
  const { id } = await createConnection(services.database, organization.id, {
    name,
    cloud,
    method: METHODS[cloud],
    defaultRegion,
    credentials: storedCredentials(credentials),
    secrets: services.secretBox,
    createdById: actor.id,
    actor,
  });
  await startTest(at, id);
  return { id };
}

/** Changes what is given; new credentials are tested at once. */
export async function changeConnection(
  at: Where & { connection: ConnectionView },
  { name, defaultRegion, credentials }: z.infer<typeof changedConnectionSchema>,
): Promise<ConnectionView> {
  const { services, organization, connection, actor } = at;
  const connectionId = connection.id;
  if (defaultRegion) requireRegion(connection.cloud as Cloud, defaultRegion);
  await updateConnection(services.database, organization.id, {
    connectionId,
    ...(name ? { name } : {}),
    ...(defaultRegion ? { defaultRegion } : {}),
    ...(credentials ? { credentials: storedCredentials(credentials) } : {}),
    secrets: services.secretBox,
    actor,
  });
  if (credentials) await startTest(at, connectionId);
  announce(at);
  return getConnection(services.database, organization.id, connectionId);
}
