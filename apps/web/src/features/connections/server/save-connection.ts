import { createConnection, getConnection, updateConnection } from "@zerolake/db";
import type * as z from "zod";
import type { Services } from "@/server/services.ts";
import type { changedConnectionSchema, newConnectionSchema } from "./connection-schemas.ts";
import { announce, startTest } from "./connection-test.ts";

interface Where {
  readonly services: Services;
  readonly organization: { readonly id: string };
  readonly actor: { readonly kind: "user"; readonly id: string; readonly name: string };
}

/** Seals the keys, stores the connection and has it tested. The keys can never be read back through the console. */
export async function createKeyConnection(at: Where, input: z.infer<typeof newConnectionSchema>): Promise<{ id: string }> {
  const { services, organization, actor } = at;
  const { id } = await createConnection(services.database, organization.id, {
    name: input.name,
    cloud: "aws",
    method: "accessKey",
    defaultRegion: input.defaultRegion,
    credentials: credentialsOf(input),
    secrets: services.secretBox,
    createdById: actor.id,
    actor,
  });
  await startTest(at, id);
  return { id };
}

/** Changes what is given; new keys are tested at once. */
export async function changeConnection(at: Where, connectionId: string, input: z.infer<typeof changedConnectionSchema>) {
  const { services, organization, actor } = at;
  await updateConnection(services.database, organization.id, {
    connectionId,
    ...(input.name ? { name: input.name } : {}),
    ...(input.defaultRegion ? { defaultRegion: input.defaultRegion } : {}),
    ...(input.credentials ? { credentials: credentialsOf(input.credentials) } : {}),
    secrets: services.secretBox,
    actor,
  });
  if (input.credentials) await startTest(at, connectionId);
  announce(at);
  return getConnection(services.database, organization.id, connectionId);
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

function credentialsOf({ accessKeyId, secretAccessKey, sessionToken }: Keys) {
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
