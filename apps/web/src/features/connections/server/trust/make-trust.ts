import { randomUUID } from "node:crypto";
import { AMBIENT_METHODS, AppError, type ConnectionTrust, createConnection, getConnection, updateConnection } from "@zerolake/db";
import { providerNameOf, roleArnOf, serviceAccountOf, setupName } from "@zerolake/trust-setup";
import type * as z from "zod";
import { requireRegion } from "@/clouds/regions/require-region.ts";
import type { Services } from "@/server/services.ts";
import { startTest } from "../connection-test.ts";
import type { newTrustSchema, WantedTrust } from "./trust-schemas.ts";
import { mayUseAmbientIdentity } from "./ways.ts";

interface Where {
  readonly services: Services;
  readonly organization: { readonly id: string; readonly slug: string };
  readonly actor: { readonly kind: "user" | "service"; readonly id: string; readonly name: string };
}

const CLOUD_OF = {
  webIdentity: "aws",
  assumedRole: "aws",
  federatedCredential: "azure",
  managedIdentity: "azure",
  identityFederation: "gcp",
  attachedAccount: "gcp",
} as const;

/** Stores a connection that keeps no key, with names and ids of our own making. It is tested once somebody has told the cloud. */
export async function connectByTrust(
  at: Where,
  { name, defaultRegion, trust: wanted }: z.infer<typeof newTrustSchema>,
): Promise<{ id: string }> {
  const { services, organization, actor } = at;
  const cloud = CLOUD_OF[wanted.method];
  requireRegion(cloud, defaultRegion);
  if (AMBIENT_METHODS.has(wanted.method) && !mayUseAmbientIdentity(services.environment, organization.slug)) {
    throw new AppError("forbidden", {
      message: "This organisation may not use the identity of the machines that workers run on.",
      hint: "Whoever operates the installation allows it with ZEROLAKE_AMBIENT_IDENTITY.",
    });
  }
  const id = randomUUID();
  const { secretBox: secrets, database } = services;
  const more = { createdById: actor.id, actor, secrets };
  await createConnection(database, organization.id, {
    id,
    name,
    cloud,
    method: wanted.method,
    defaultRegion,
    trust: agreed(id, wanted),
    ...more,
  });
  return { id };
}

/** What will hold once the cloud has been told. The external id is drawn here: whoever connects cannot choose it. */
function agreed(connectionId: string, wanted: WantedTrust): ConnectionTrust {
  const name = setupName(connectionId);
  switch (wanted.method) {
    case "webIdentity":
      return { method: wanted.method, roleArn: roleArnOf({ account: wanted.account, roleName: name }) };
    case "assumedRole":
      return {
        method: wanted.method,
        roleArn: roleArnOf({ account: wanted.account, roleName: name }),
        externalId: `zerolake-${randomUUID()}`,
      };
    case "federatedCredential":
      return { ...wanted, clientId: null };
    case "managedIdentity":
      return wanted;
    case "identityFederation": {
      const { method, project, projectNumber } = wanted;
      return { method, project, provider: providerNameOf({ projectNumber, name }), serviceAccount: serviceAccountOf({ project, name }) };
    }
    case "attachedAccount":
      return { ...wanted, serviceAccount: serviceAccountOf({ project: wanted.project, name }) };
  }
}

/** What Azure told when the identity was made; the connection is tested with it at once. */
export async function noteClientId(
  at: Where,
  connectionId: string,
  { clientId, trust }: { clientId: string; trust: ConnectionTrust | undefined },
) {
  if (trust?.method !== "federatedCredential") {
    throw new AppError("invalid", {
      message: "This connection has no client ID.",
      hint: "Only connections to Azure by a federated credential have one.",
    });
  }
  const { services, organization, actor } = at;
  const change = { connectionId, trust: { ...trust, clientId }, secrets: services.secretBox, actor };
  await updateConnection(services.database, organization.id, change);
  await startTest(at, connectionId);
  return getConnection(services.database, organization.id, connectionId);
}
