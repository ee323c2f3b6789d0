import type { DeploymentState } from "@zerolake/execution";
import type { PlanTotals } from "@zerolake/planner";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import type { Deployment as DeploymentRow, Prisma } from "../generated/client.ts";
import { parseStoredTotals } from "../stored-documents.ts";
import { type DeploymentNames, namesOfDeployments } from "./deployment-names.ts";

/** A deployment with the names that people know it by. */
export interface Deployment extends Omit<DeploymentRow, "planTotals" | keyof typeof INTERNAL>, Omit<DeploymentNames, "people"> {
  readonly planTotals: PlanTotals | null;
  readonly requestedBy: string;
  /** The rule of the environment, where that asked for nobody. */
  readonly approvedBy: string | null;
  /** Everyone who counts as author of the plan. */
  readonly authors: readonly string[];
  /** Who consented to the loss of data, if anybody did. */
  readonly consentedBy: string | null;
}

/** Books of the workers, nobody else's business. */
const INTERNAL = { leaseOwner: true, leaseFencing: true, leaseExpiresAt: true, nextSequence: true, settingsRevision: true } as const;

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
  /** Who asked for it. */
  readonly requestedById?: string;
  /** Only those that were asked for at this time or later. */
  readonly requestedSince?: Date;
  /** Only those that somebody approved or discarded at this time or later. */
  readonly decidedSince?: Date;
  /** Only older ones than this number of their project. */
  readonly beforeNumber?: number;
  /** Only those that decide which version is deployed: no undo, and no destruction of chosen components or of what nobody recorded. */
  readonly isWhole?: true;
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
      ...(filter.requestedById === undefined ? {} : { requestedById: filter.requestedById }),
      ...(filter.requestedSince === undefined ? {} : { requestedAt: { gte: filter.requestedSince } }),
      ...(filter.decidedSince === undefined ? {} : { OR: decidedAfter(filter.decidedSince) }),
      ...(filter.beforeNumber === undefined ? {} : { number: { lt: filter.beforeNumber } }),
      ...(filter.isWhole === undefined ? {} : { undoOfId: null, orphanId: null, destroyComponents: { isEmpty: true }, leftOut: 0 }),
    },
    omit: INTERNAL,
    orderBy: { requestedAt: "desc" },
    take: filter.limit,
  });
  return describeAll(db, organizationId, rows);
}

/** What returned to approval after it was approved awaits another decision. */
function decidedAfter(since: Date): Prisma.DeploymentWhereInput[] {
  return [
    { approvedAt: { gte: since }, state: { not: "awaitingApproval" } },
    { state: "discarded", finishedAt: { gte: since } },
  ];
}

/** Everybody who has asked for a deployment of the project, by name. */
export async function listRequesters(
  db: Database,
  organizationId: string,
  projectId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await db.prisma.deployment.findMany({
    where: { organizationId, projectId },
    distinct: ["requestedById"],
    select: { requestedById: true },
  });
  const ids = rows.map(({ requestedById }) => requestedById);
  return db.prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true }, orderBy: { name: "asc" } });
}

async function findOne(db: Database, where: { organizationId: string; id?: string; projectId?: string; number?: number }) {
  const row = await db.prisma.deployment.findFirst({ where, omit: INTERNAL });
  if (!row) throw notFound("deployment");
  return row;
}

type Row = Awaited<ReturnType<typeof findOne>>;

async function describe(db: Database, organizationId: string, row: Row): Promise<Deployment> {
  const [described] = await describeAll(db, organizationId, [row]);
  if (!described) throw notFound("deployment");
  return described;
}

/** One that goes in this moment is left out. */
async function describeAll(db: Database, organizationId: string, rows: readonly Row[]): Promise<Deployment[]> {
  if (rows.length === 0) return [];
  const namesOf = await namesOfDeployments(
    db,
    organizationId,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const names = namesOf.get(row.id);
    return names ? [withNames(row, names)] : [];
  });
}

function withNames(row: Row, { people, ...names }: DeploymentNames): Deployment {
  const nameOf = (id: string) => people[id] ?? "Somebody who left";
  return {
    ...row,
    ...names,
    planTotals: row.planTotals === null ? null : parseStoredTotals(row.planTotals),
    requestedBy: nameOf(row.requestedById),
    approvedBy: row.approvedById === null ? row.approvedAt && `the rule of ${names.environment.name}` : nameOf(row.approvedById),
    authors: row.authorIds.map(nameOf),
    consentedBy: row.consentedById === null ? null : nameOf(row.consentedById),
  };
}
