import { randomUUID } from "node:crypto";
import type { Cloud } from "@zerolake/resources";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import type { ConnectionMethod } from "../generated/client.ts";
import type { SecretBox } from "../secrets/secret-box.ts";
import { type CloudCredentials, type ConnectionView, sealCredentials } from "./connection-credentials.ts";
import { refuseTakenName, requireOwnAccess, shown, targetOf } from "./connection-rules.ts";
import { type ConnectionTrust, trustColumn } from "./connection-trust.ts";

export interface ConnectionSummary extends ConnectionView {
  readonly usedBy: readonly { readonly id: string; readonly name: string; readonly projectSlug: string; readonly slug: string }[];
}

export interface NewConnection {
  /** Given where the agreement with the cloud names it. */
  readonly id?: string;
  readonly name: string;
  readonly cloud: Cloud;
  readonly method: ConnectionMethod;
  readonly account?: string;
  readonly defaultRegion: string;
  /** Needed by every method but `sandbox`: a key, or what was agreed instead of one. */
  readonly credentials?: CloudCredentials;
  readonly trust?: ConnectionTrust;
  readonly createdById: string;
  readonly actor: Actor;
}

/** By name, each with the environments that use it. */
export async function listConnections(db: Database, organizationId: string): Promise<ConnectionSummary[]> {
  const rows = await db.prisma.connection.findMany({
    where: { organizationId, deletedAt: null },
    omit: { credentialsSealed: true },
    include: {
      environments: { where: { deletedAt: null }, select: { id: true, name: true, slug: true, project: { select: { slug: true } } } },
    },
    orderBy: { name: "asc" },
  });
  return rows.map(({ environments, ...row }) => ({
    ...row,
    usedBy: environments.map(({ id, name, slug, project }) => ({ id, name, slug, projectSlug: project.slug })),
  }));
}

export async function getConnection(db: Database, organizationId: string, connectionId: string): Promise<ConnectionView> {
  const row = await db.prisma.connection.findFirst({
    where: { id: connectionId, organizationId, deletedAt: null },
    omit: { credentialsSealed: true },
  });
  if (!row) throw notFound("connection");
  return row;
}

/** Ids of the environments that are deployed over the connection. */
export async function listConnectionEnvironments(db: Database, organizationId: string, connectionId: string): Promise<string[]> {
  const where = { organizationId, connectionId, deletedAt: null };
  const rows = await db.prisma.environment.findMany({ where, select: { id: true }, orderBy: { createdAt: "asc" } });
  return rows.map(({ id }) => id);
}

export async function createConnection(
  db: Database,
  organizationId: string,
  input: NewConnection & { secrets: SecretBox },
): Promise<ConnectionView> {
  const { id = randomUUID(), name, cloud, method, defaultRegion, createdById, credentials, trust, secrets, actor, account } = input;
  if (method !== "sandbox" && credentials === undefined && trust === undefined) {
    throw new AppError("invalid", { message: "A connection needs credentials.", hint: "Enter them in the form of the cloud." });
  }
  requireOwnAccess(cloud, { credentials, trust });
  return refuseTakenName(name, () =>
    db.prisma.$transaction(async (tx) => {
      const credentialsSealed = credentials ? await sealCredentials(tx, organizationId, { connectionId: id, credentials, secrets }) : null;
      const row = await tx.connection.create({
        data: {
          id,
          organizationId,
          name,
          cloud,
          method: trust?.method ?? method,
          defaultRegion,
          createdById,
          account: account ?? null,
          credentialsSealed,
          ...(trust ? { trust: trustColumn(trust) } : {}),
        },
        omit: { credentialsSealed: true },
      });
      await appendAudit(tx, organizationId, { actor, action: "connection.create", target: targetOf(row), after: shown(row) });
      return row;
    }),
  );
}

/** Forgets the credentials and hides the connection. Refused while an environment uses it. */
export async function deleteConnection(
  db: Database,
  organizationId: string,
  { connectionId, actor }: { connectionId: string; actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await tx.connection.findFirst({
      where: { id: connectionId, organizationId, deletedAt: null },
      include: { environments: { where: { deletedAt: null }, select: { name: true, project: { select: { name: true } } } } },
    });
    if (!row) throw notFound("connection");
    if (row.environments.length > 0) {
      throw new AppError("blocked", {
        message: `It is used by ${row.environments.map(({ name, project }) => `${project.name} › ${name}`).join(", ")}.`,
        hint: "Give those environments another connection, or destroy and delete them first.",
      });
    }
    await tx.connection.update({
      where: { id: connectionId, organizationId },
      data: { deletedAt: new Date(), credentialsSealed: null },
    });
    await appendAudit(tx, organizationId, { actor, action: "connection.delete", target: targetOf(row), before: shown(row) });
  });
}
