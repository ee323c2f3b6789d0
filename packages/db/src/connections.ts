import { randomUUID } from "node:crypto";
import { HOLDING_STATES } from "@zerolake/execution";
import type { Cloud } from "@zerolake/resources";
import type { Actor } from "./actor.ts";
import { AppError, notFound } from "./app-error.ts";
import { appendAudit } from "./audit-log.ts";
import { type CloudCredentials, type ConnectionView, cloudOf, sealCredentials } from "./connection-credentials.ts";
import { connectionFacts } from "./connection-facts.ts";
import type { Database, Transaction } from "./database.ts";
import { isUniqueViolation } from "./database-error.ts";
import type { ConnectionMethod } from "./generated/client.ts";
import type { SecretBox } from "./secrets/secret-box.ts";

export interface ConnectionSummary extends ConnectionView {
  readonly usedBy: readonly { readonly id: string; readonly name: string; readonly projectSlug: string; readonly slug: string }[];
}

export interface NewConnection {
  readonly name: string;
  readonly cloud: Cloud;
  readonly method: ConnectionMethod;
  readonly account?: string;
  readonly defaultRegion: string;
  /** Needed by every method but `sandbox`. */
  readonly credentials?: CloudCredentials;
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
  const { name, cloud, method, defaultRegion, createdById, credentials, secrets, actor, account } = input;
  if (method !== "sandbox" && credentials === undefined) {
    throw new AppError("invalid", { message: "A connection needs credentials.", hint: "Enter them in the form of the cloud." });
  }
  if (credentials !== undefined) requireOwnCredentials(cloud, credentials);
  const id = randomUUID();
  return refuseTakenName(name, () =>
    db.prisma.$transaction(async (tx) => {
      const credentialsSealed = credentials ? await sealCredentials(tx, organizationId, { connectionId: id, credentials, secrets }) : null;
      const row = await tx.connection.create({
        data: { id, organizationId, name, cloud, method, defaultRegion, createdById, account: account ?? null, credentialsSealed },
        omit: { credentialsSealed: true },
      });
      await appendAudit(tx, organizationId, { actor, action: "connection.create", target: targetOf(row), after: shown(row) });
      return row;
    }),
  );
}

/** Changes what is given. New credentials forget the last test, and the account unless something is deployed there. */
export async function updateConnection(
  db: Database,
  organizationId: string,
  input: { connectionId: string; name?: string; defaultRegion?: string; credentials?: CloudCredentials; secrets: SecretBox; actor: Actor },
): Promise<ConnectionView> {
  const { connectionId, name, defaultRegion, credentials, secrets, actor } = input;
  return refuseTakenName(name ?? "", () =>
    db.prisma.$transaction(async (tx) => {
      const before = await tx.connection.findFirst({
        where: { id: connectionId, organizationId, deletedAt: null },
        omit: { credentialsSealed: true },
      });
      if (!before) throw notFound("connection");
      if (credentials !== undefined) requireOwnCredentials(before.cloud, credentials);
      const renewed = credentials && {
        credentialsSealed: await sealCredentials(tx, organizationId, { connectionId, credentials, secrets }),
        // What is deployed stays in its account and zones: other keys must lead there, which is proven before they are used.
        ...((await isBound(tx, organizationId, connectionId))
          ? { facts: { zones: connectionFacts(before).zones } }
          : { account: null, facts: {} }),
        testedAt: null,
        isTestPassed: null,
        testMessage: null,
        testChecks: [],
      };
      const after = await tx.connection.update({
        where: { id: connectionId, organizationId },
        data: { ...(name === undefined ? {} : { name }), ...(defaultRegion === undefined ? {} : { defaultRegion }), ...renewed },
        omit: { credentialsSealed: true },
      });
      const change = { before: shown(before), after: { ...shown(after), hasNewCredentials: renewed !== undefined } };
      await appendAudit(tx, organizationId, { actor, action: "connection.update", target: targetOf(after), ...change });
      return after;
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

/** Something is deployed over it, is about to be, or may be: a call whose end nobody saw. */
async function isBound(tx: Transaction, organizationId: string, connectionId: string): Promise<boolean> {
  const environment = { connectionId, organizationId, deletedAt: null };
  const recorded = await tx.recordedResource.findFirst({ where: { environment }, select: { address: true } });
  if (recorded) return true;
  const running = await tx.deployment.findFirst({ where: { environment, state: { in: [...HOLDING_STATES] } }, select: { id: true } });
  if (running) return true;
  const unseen = await tx.journalEntry.findFirst({
    where: { deployment: { environment }, state: { in: ["intended", "accepted", "uncertain"] } },
    select: { id: true },
  });
  return unseen !== null;
}

function requireOwnCredentials(cloud: string, credentials: CloudCredentials): void {
  if (cloudOf(credentials) === cloud) return;
  throw new AppError("invalid", {
    message: "These credentials belong to another cloud.",
    hint: "Enter them in the form of the connection's cloud.",
  });
}

async function refuseTakenName<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", { message: `There is already a connection named "${name}".`, hint: "Choose another name.", cause });
  }
}

function targetOf({ id, name }: { id: string; name: string }) {
  return { type: "connection", id, name };
}

function shown({ name, cloud, method, account, defaultRegion }: Omit<ConnectionView, "id">) {
  return { name, cloud, method, account, defaultRegion };
}
