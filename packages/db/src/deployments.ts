import type { DeploymentState } from "@zerolake/execution";
import type { PlanTotals } from "@zerolake/planner";
import type { Actor } from "./actor.ts";
import { AppError, notFound } from "./app-error.ts";
import { appendAudit } from "./audit-log.ts";
import type { Database, Transaction } from "./database.ts";
import { databaseNow } from "./database-clock.ts";
import { consentsOf } from "./deployment-consents.ts";
import type { DeploymentKind, Deployment as DeploymentRow } from "./generated/client.ts";
import { toJson } from "./json-column.ts";
import { authorsOf } from "./plan-authors.ts";
import { parseStoredTotals } from "./stored-documents.ts";

/** A deployment with the names that people know it by. */
export interface Deployment extends Omit<DeploymentRow, "planTotals" | keyof typeof INTERNAL> {
  readonly planTotals: PlanTotals | null;
  readonly environment: { readonly id: string; readonly slug: string; readonly name: string; readonly needsOtherApprover: boolean };
  readonly version: { readonly id: string; readonly number: number } | null;
  readonly requestedBy: string;
  readonly approvedBy: string | null;
  /** Who consented to the loss of data, if anybody did. */
  readonly consentedBy: string | null;
  /** Number of the deployment that this one waits behind. */
  readonly waitsBehind: number | null;
}

export interface NewDeployment {
  readonly environmentId: string;
  readonly kind: DeploymentKind;
  readonly versionId?: string;
  /** Addresses of resources whose data may be lost: replaced or destroyed only with this consent. */
  readonly consents?: readonly string[];
  /** Takes over the consents of this earlier deployment of the environment, and who gave them. */
  readonly inheritConsentsOfId?: string;
  readonly retryOfId?: string;
  /** A destruction of exactly what this earlier deployment of the environment created. */
  readonly undoOfId?: string;
  readonly actor: Actor & { readonly id: string };
}

const NAMES = {
  environment: { select: { id: true, slug: true, name: true, needsOtherApprover: true } },
  version: { select: { id: true, number: true } },
} as const;

/** Books of the workers, nobody else's business. */
const INTERNAL = { leaseOwner: true, leaseFencing: true, leaseExpiresAt: true, nextSequence: true, settingsRevision: true } as const;

/** Makes a deployment in state `queued` with the next number of its project, and its first event. Enqueue `deployment.plan` afterwards. */
export async function createDeployment(
  db: Database,
  organizationId: string,
  input: NewDeployment,
): Promise<{ id: string; number: number }> {
  const { environmentId, kind, versionId, actor } = input;
  return db.prisma.$transaction(async (tx) => {
    const environment = await tx.environment.findFirst({ where: { id: environmentId, organizationId, deletedAt: null } });
    if (!environment) throw notFound("environment");
    if (kind === "apply" && versionId === undefined)
      throw new AppError("invalid", { message: "A deployment needs a version of the blueprint." });
    const { retryOfId = null, undoOfId = null } = input;
    if (undoOfId !== null && kind === "apply")
      throw new AppError("invalid", { message: "Only a destruction takes away what was created." });
    for (const id of [retryOfId, undoOfId]) if (id !== null) await requireFinished(tx, organizationId, { id, environmentId });
    const consented = await consentsOf(tx, organizationId, {
      environmentId,
      askedById: actor.id,
      typed: input.consents ?? [],
      ...(input.inheritConsentsOfId === undefined ? {} : { inheritFromId: input.inheritConsentsOfId }),
    });
    const authorIds = await authorsOf(tx, organizationId, { environment, versionId, requester: actor.id });
    const project = await tx.project.update({
      where: { id: environment.projectId, organizationId },
      data: { nextDeploymentNumber: { increment: 1 } },
      select: { nextDeploymentNumber: true },
    });
    const number = project.nextDeploymentNumber - 1;
    const now = await databaseNow(tx);
    const created = await tx.deployment.create({
      data: {
        organizationId,
        projectId: environment.projectId,
        environmentId,
        number,
        kind,
        versionId: versionId ?? null,
        ...consented,
        retryOfId,
        undoOfId,
        authorIds: [...authorIds],
        settingsRevision: environment.revision,
        requestedById: actor.id,
        requestedAt: now,
        wakeAt: now,
        nextSequence: 2,
      },
    });
    const message = `${kind === "destroy" ? "Destruction" : "Deployment"} #${number} was asked for by ${actor.name}.`;
    const body = toJson({ type: "log", level: "info", message });
    await tx.deploymentEvent.create({ data: { organizationId, deploymentId: created.id, sequence: 1, body } });
    const target = { type: "deployment", id: created.id, name: `#${number}` };
    const after = { kind, environmentId, versionId: versionId ?? null, undoOfId, ...consented };
    await appendAudit(tx, organizationId, { actor, action: "deployment.create", target, after });
    return { id: created.id, number };
  });
}

export async function getDeployment(db: Database, organizationId: string, deploymentId: string): Promise<Deployment> {
  return describe(db, organizationId, await findOne(db, { id: deploymentId, organizationId }));
}

export async function getDeploymentByNumber(
  db: Database,
  organizationId: string,
  { projectId, number }: { projectId: string; number: number },
): Promise<Deployment> {
  return describe(db, organizationId, await findOne(db, { projectId, number, organizationId }));
}

export interface DeploymentFilter {
  readonly projectId?: string;
  readonly environmentId?: string;
  readonly states?: readonly DeploymentState[];
  /** Only older ones than this number of their project. */
  readonly beforeNumber?: number;
  readonly limit: number;
}

/** Newest first. */
export async function listDeployments(db: Database, organizationId: string, filter: DeploymentFilter): Promise<Deployment[]> {
  const rows = await db.prisma.deployment.findMany({
    where: {
      organizationId,
      ...(filter.projectId === undefined ? {} : { projectId: filter.projectId }),
      ...(filter.environmentId === undefined ? {} : { environmentId: filter.environmentId }),
      ...(filter.states === undefined ? {} : { state: { in: [...filter.states] } }),
      ...(filter.beforeNumber === undefined ? {} : { number: { lt: filter.beforeNumber } }),
    },
    include: NAMES,
    omit: INTERNAL,
    orderBy: { requestedAt: "desc" },
    take: filter.limit,
  });
  return describeAll(db, organizationId, rows);
}

async function findOne(db: Database, where: { organizationId: string; id?: string; projectId?: string; number?: number }) {
  const row = await db.prisma.deployment.findFirst({ where, include: NAMES, omit: INTERNAL });
  if (!row) throw notFound("deployment");
  return row;
}

type NamedRow = Awaited<ReturnType<typeof findOne>>;

async function describe(db: Database, organizationId: string, row: NamedRow): Promise<Deployment> {
  const [described] = await describeAll(db, organizationId, [row]);
  if (!described) throw notFound("deployment");
  return described;
}

async function describeAll(db: Database, organizationId: string, rows: readonly NamedRow[]): Promise<Deployment[]> {
  const people = await db.prisma.user.findMany({
    where: { id: { in: rows.flatMap((row) => [row.requestedById, row.approvedById ?? [], row.consentedById ?? []].flat()) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? "Somebody who left";
  const lines = await linesOf(db, organizationId, rows);
  return rows.map((row) => ({
    ...row,
    planTotals: row.planTotals === null ? null : parseStoredTotals(row.planTotals),
    requestedBy: nameOf(row.requestedById),
    approvedBy: row.approvedById === null ? null : nameOf(row.approvedById),
    consentedBy: row.consentedById === null ? null : nameOf(row.consentedById),
    waitsBehind: row.state === "approved" ? (lines.get(row.id) ?? null) : null,
  }));
}

/** For each approved deployment, the number of the one directly before it in its environment's line. */
async function linesOf(db: Database, organizationId: string, rows: readonly NamedRow[]): Promise<Map<string, number>> {
  const environmentIds = rows.filter(({ state }) => state === "approved").map(({ environmentId }) => environmentId);
  if (environmentIds.length === 0) return new Map();
  const inLine = await db.prisma.deployment.findMany({
    where: { organizationId, environmentId: { in: environmentIds }, state: { in: ["applying", "verifying", "approved"] } },
    orderBy: { approvedAt: "asc" },
    select: { id: true, number: true, environmentId: true },
  });
  const lastIn = new Map<string, number>();
  const before = new Map<string, number>();
  for (const { id, number, environmentId } of inLine) {
    const ahead = lastIn.get(environmentId);
    if (ahead !== undefined) before.set(id, ahead);
    lastIn.set(environmentId, number);
  }
  return before;
}

async function requireFinished(tx: Transaction, organizationId: string, { id, environmentId }: { id: string; environmentId: string }) {
  const earlier = await tx.deployment.findFirst({ where: { id, environmentId, organizationId } });
  if (!earlier) throw notFound("deployment");
  if (earlier.finishedAt === null) {
    throw new AppError("blocked", { message: `Deployment #${earlier.number} is not finished.`, hint: "Wait for its end, or cancel it." });
  }
}
