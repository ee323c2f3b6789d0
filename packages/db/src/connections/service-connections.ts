import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import type { ServiceConnection } from "../generated/client.ts";
import type { SecretBox } from "../secrets/secret-box.ts";

/** Services beside a cloud that have credentials of their own. */
export const SERVICES = ["databricks", "confluent"] as const;
export type Service = (typeof SERVICES)[number];

const credentialsSchema = z.union([
  z.object({ workspace: z.string().min(1), clientId: z.string().min(1), clientSecret: z.string().min(1) }),
  z.object({ apiKey: z.string().min(1), apiSecret: z.string().min(1) }),
]);
export type ServiceAccess = z.infer<typeof credentialsSchema>;

const CREDENTIALS_FIELD = "credentials";

/** As people see it: never with its credentials. */
export type ServiceConnectionView = Omit<ServiceConnection, "credentialsSealed">;

/** What the environment uses beside its cloud. */
export interface EnvironmentServiceView {
  readonly service: Service;
  readonly connectionId: string;
  readonly name: string;
  readonly account: string;
}

export function serviceOf(credentials: ServiceAccess): Service {
  return "workspace" in credentials ? "databricks" : "confluent";
}

/** By name, each with the number of environments that use it. */
export async function listServiceConnections(
  db: Database,
  organizationId: string,
): Promise<(ServiceConnectionView & { readonly usedBy: number })[]> {
  const rows = await db.prisma.serviceConnection.findMany({
    where: { organizationId, deletedAt: null },
    omit: { credentialsSealed: true },
    include: { environments: { where: { environment: { deletedAt: null } }, select: { environmentId: true } } },
    orderBy: { name: "asc" },
  });
  return rows.map(({ environments, ...row }) => ({ ...row, usedBy: environments.length }));
}

export async function createServiceConnection(
  db: Database,
  organizationId: string,
  input: {
    readonly name: string;
    readonly credentials: ServiceAccess;
    readonly secrets: SecretBox;
    readonly createdById: string;
    readonly actor: Actor;
  },
): Promise<ServiceConnectionView> {
  const { name, credentials, secrets, createdById, actor } = input;
  const id = randomUUID();
  const account = "workspace" in credentials ? credentials.workspace : credentials.apiKey;
  const text = JSON.stringify(credentialsSchema.parse(credentials));
  try {
    return await db.prisma.$transaction(async (tx) => {
      const credentialsSealed = await secrets.seal(tx, organizationId, { row: id, field: CREDENTIALS_FIELD, text });
      const row = await tx.serviceConnection.create({
        data: { id, organizationId, service: serviceOf(credentials), name, account, createdById, credentialsSealed },
        omit: { credentialsSealed: true },
      });
      await appendAudit(tx, organizationId, { actor, action: "serviceConnection.create", target: auditTarget(row), after: shown(row) });
      return row;
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", { message: `There is already an account named "${name}".`, hint: "Choose another name.", cause });
  }
}

/** Forgets the credentials and hides the account. Refused while an environment uses it. */
export async function deleteServiceConnection(
  db: Database,
  organizationId: string,
  { connectionId, actor }: { readonly connectionId: string; readonly actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.serviceConnection.findFirst({
      where: { id: connectionId, organizationId, deletedAt: null },
      include: { environments: { where: { environment: { deletedAt: null } }, select: { environment: { select: { name: true } } } } },
    });
    if (!row) throw notFound("service connection");
    if (row.environments.length > 0) {
      throw new AppError("blocked", {
        message: `It is used by ${row.environments.map(({ environment }) => environment.name).join(", ")}.`,
        hint: "Give those environments another account, or none, in their settings.",
      });
    }
    await tx.serviceConnection.update({
      where: { id: connectionId, organizationId },
      data: { deletedAt: new Date(), credentialsSealed: null },
    });
    await appendAudit(tx, organizationId, { actor, action: "serviceConnection.delete", target: auditTarget(row), before: shown(row) });
  });
}

export async function listEnvironmentServices(
  db: Database,
  organizationId: string,
  environmentId: string,
): Promise<EnvironmentServiceView[]> {
  const rows = await db.prisma.environmentService.findMany({
    where: { organizationId, environmentId },
    include: { connection: { select: { name: true, account: true } } },
    orderBy: { service: "asc" },
  });
  return rows.map(({ service, connectionId, connection }) => ({ service: service as Service, connectionId, ...connection }));
}

/** Chooses the account of one service for an environment; `null` takes it away. Whoever does is an author of the next plan. */
export async function setEnvironmentService(
  db: Database,
  organizationId: string,
  input: {
    readonly environmentId: string;
    readonly service: Service;
    readonly connectionId: string | null;
    readonly actor: Actor & { readonly id: string };
  },
): Promise<void> {
  const { environmentId, service, connectionId, actor } = input;
  await db.prisma.$transaction(async (tx) => {
    const environment = await tx.environment.findFirst({ where: { id: environmentId, organizationId, deletedAt: null } });
    if (!environment) throw notFound("environment");
    const key = { environmentId_service: { environmentId, service } };
    const before = await tx.environmentService.findUnique({ where: key });
    if (connectionId === null) await tx.environmentService.deleteMany({ where: { environmentId, service, organizationId } });
    else {
      const row = await tx.serviceConnection.findFirst({ where: { id: connectionId, organizationId, service, deletedAt: null } });
      if (!row) throw notFound("service connection");
      await tx.environmentService.upsert({
        where: key,
        create: { organizationId, environmentId, service, connectionId },
        update: { connectionId },
      });
    }
    const revision = environment.revision + 1;
    await tx.environment.update({ where: { id: environmentId, organizationId }, data: { revision } });
    await tx.environmentEdit.create({ data: { organizationId, environmentId, revision, authorId: actor.id } });
    const target = { type: "environment", id: environmentId, name: environment.name };
    const change = { before: { [service]: before?.connectionId ?? null }, after: { [service]: connectionId } };
    await appendAudit(tx, organizationId, { actor, action: "environment.update", target, ...change });
  });
}

/** For the worker only: an account with what it signs in with. */
export async function openServiceConnection(
  db: Database,
  organizationId: string,
  { connectionId, secrets }: { readonly connectionId: string; readonly secrets: SecretBox },
): Promise<{ readonly connection: ServiceConnectionView; readonly credentials: ServiceAccess }> {
  const row = await db.prisma.serviceConnection.findFirst({ where: { id: connectionId, organizationId, deletedAt: null } });
  const { credentialsSealed: sealed, ...connection } = row ?? { credentialsSealed: null };
  if (sealed === null || !("id" in connection)) throw notFound("service connection");
  const text = await secrets.open(db, organizationId, { row: connectionId, field: CREDENTIALS_FIELD, sealed });
  return { connection, credentials: credentialsSchema.parse(JSON.parse(text)) };
}

/** For the worker only: what an environment signs in with at the services beside its cloud, and a mark that changes with it. */
export async function openEnvironmentServices(
  db: Database,
  organizationId: string,
  { environmentId, secrets }: { readonly environmentId: string; readonly secrets: SecretBox },
): Promise<{ readonly credentials: readonly ServiceAccess[]; readonly mark: string }> {
  const rows = await db.prisma.environmentService.findMany({
    where: { organizationId, environmentId, connection: { deletedAt: null } },
    include: { connection: true },
    orderBy: { service: "asc" },
  });
  const credentials: ServiceAccess[] = [];
  for (const { connection } of rows) {
    const { id: row, credentialsSealed: sealed } = connection;
    if (sealed === null) continue;
    const text = await secrets.open(db, organizationId, { row, field: CREDENTIALS_FIELD, sealed });
    credentials.push(credentialsSchema.parse(JSON.parse(text)));
  }
  return { credentials, mark: rows.map(({ connection }) => `${connection.id}@${connection.updatedAt.getTime()}`).join(" ") };
}

function auditTarget({ id, name }: { readonly id: string; readonly name: string }) {
  return { type: "serviceConnection", id, name };
}

function shown({ name, service, account }: Pick<ServiceConnection, "name" | "service" | "account">) {
  return { name, service, account };
}
