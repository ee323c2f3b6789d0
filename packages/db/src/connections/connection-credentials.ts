import type { Cloud } from "@zerolake/resources";
import * as z from "zod";
import { notFound } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import type { Connection } from "../generated/client.ts";
import type { SecretBox } from "../secrets/secret-box.ts";

const awsSchema = z.object({
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  sessionToken: z.exactOptional(z.string()),
});
export type AwsCredentials = z.infer<typeof awsSchema>;

/** An application of Microsoft Entra ID, and the subscription that it deploys to. */
const azureSchema = z.object({
  subscription: z.string().min(1),
  tenantId: z.string().min(1),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
export type AzureCredentials = z.infer<typeof azureSchema>;

/** What matters of the key file of a service account of Google Cloud. */
const googleSchema = z.object({
  client_email: z.string().min(1),
  private_key: z.string().min(1),
  /** Where the account lives. */
  project_id: z.string().min(1),
  /** Where it deploys to, unless that is the project it lives in. */
  project: z.exactOptional(z.string().min(1)),
});
export type GoogleCredentials = z.infer<typeof googleSchema>;

const credentialsSchema = z.union([awsSchema, azureSchema, googleSchema]);
export type CloudCredentials = z.infer<typeof credentialsSchema>;

/** Which cloud takes these. */
export function cloudOf(credentials: CloudCredentials): Cloud {
  if ("accessKeyId" in credentials) return "aws";
  return "client_email" in credentials ? "gcp" : "azure";
}

const CREDENTIALS_FIELD = "credentials";

/** A connection as people see it: never with its credentials. */
export type ConnectionView = Omit<Connection, "credentialsSealed">;

/** For the worker only: the one place where credentials are opened. The sandbox has none here. */
export async function openConnection(
  db: Database,
  organizationId: string,
  { connectionId, secrets }: { connectionId: string; secrets: SecretBox },
): Promise<{ connection: ConnectionView; credentials: CloudCredentials | undefined }> {
  const row = await db.prisma.connection.findFirst({ where: { id: connectionId, organizationId, deletedAt: null } });
  if (!row) throw notFound("connection");
  const { credentialsSealed, ...connection } = row;
  if (credentialsSealed === null) return { connection, credentials: undefined };
  const text = await secrets.open(db, organizationId, { row: connectionId, field: CREDENTIALS_FIELD, sealed: credentialsSealed });
  return { connection, credentials: credentialsSchema.parse(JSON.parse(text)) };
}

export function sealCredentials(
  tx: Transaction,
  organizationId: string,
  { connectionId, credentials, secrets }: { connectionId: string; credentials: CloudCredentials; secrets: SecretBox },
): Promise<Uint8Array<ArrayBuffer>> {
  const text = JSON.stringify(credentialsSchema.parse(credentials));
  return secrets.seal(tx, organizationId, { row: connectionId, field: CREDENTIALS_FIELD, text });
}
