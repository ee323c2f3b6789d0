import type { DeploymentState } from "@zerolake/execution";
import type { PlanTotals } from "@zerolake/planner";
import { notFound } from "../app-error.ts";
import { columnsOf } from "../columns.ts";
import type { Database } from "../database.ts";
import { type Deployment as DeploymentRow, Prisma } from "../generated/client.ts";
import { parseStoredTotals } from "../stored-documents.ts";
import { type DeploymentNames, NAMED, NAMES, namedEnvironmentSchema } from "./deployment-names.ts";

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
const INTERNAL = {
  leaseOwner: true,
  leaseFencing: true,
  leaseExpiresAt: true,
  claimedAt: true,
  nextSequence: true,
  settingsRevision: true,
} as const;
const COLUMNS = columnsOf(Prisma.DeploymentScalarFieldEnum, "d", INTERNAL);

interface Row extends Omit<DeploymentRow, keyof typeof INTERNAL>, Omit<DeploymentNames, "environment"> {
  readonly environment: unknown;
}

export async function getDeployment(db: Database, organizationId: string, deploymentId: string): Promise<Deployment> {
  return only(await select(db, organizationId, { conditions: ["d.id = $2"], values: [deploymentId] }));
}

export async function getDeploymentByNumber(
  db: Database,
  organizationId: string,
  { projectId, number }: { projectId: string; number: number },
): Promise<Deployment> {
  return only(await select(db, organizationId, { conditions: ["d.project_id = $2", "d.number = $3"], values: [projectId, number] }));
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
  const { projectId, environmentId, states, requestedById, requestedSince, decidedSince, beforeNumber, isWhole, limit } = filter;
  const asked = [
    when(projectId, (value) => `d.project_id = ${value}`),
    when(environmentId, (value) => `d.environment_id = ${value}`),
    when(states, (value) => `d.state = ANY (${value}::deployment_state[])`),
    when(requestedById, (value) => `d.requested_by_id = ${value}`),
    when(requestedSince, (value) => `d.requested_at >= ${value}`),
    when(decidedSince, decidedAfter),
    when(beforeNumber, (value) => `d.number < ${value}`),
  ].filter((each) => each !== undefined);
  const conditions = asked.map(({ condition }, index) => condition(`$${index + 2}`));
  const values = asked.map(({ value }) => value);
  return select(db, organizationId, { conditions: isWhole ? [...conditions, IS_WHOLE] : conditions, values, limit });
}

const IS_WHOLE = "d.undo_of_id IS NULL AND d.orphan_id IS NULL AND d.destroy_components = '{}' AND d.left_out = 0";

function when(value: unknown, condition: (parameter: string) => string) {
  return value === undefined ? undefined : { value, condition };
}

/** What returned to approval after it was approved awaits another decision. */
function decidedAfter(since: string): string {
  return `(d.approved_at >= ${since} AND d.state <> 'awaitingApproval' OR d.state = 'discarded' AND d.finished_at >= ${since})`;
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

interface Wanted {
  /** With parameters from $2 on. */
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
  readonly limit?: number;
}

/** In one round trip, newest first. */
async function select(db: Database, organizationId: string, { conditions, values, limit = 1 }: Wanted): Promise<Deployment[]> {
  const { rows } = await db.pool.query<Row>(
    `SELECT ${COLUMNS}, ${NAMES} FROM ${NAMED} WHERE ${["d.organization_id = $1", ...conditions].join(" AND ")}
     ORDER BY d.requested_at DESC LIMIT $${values.length + 2}`,
    [organizationId, ...values, limit],
  );
  return rows.map(described);
}

function only([deployment]: readonly Deployment[]): Deployment {
  if (!deployment) throw notFound("deployment");
  return deployment;
}

function described({ people, environment: stored, planTotals, ...row }: Row): Deployment {
  const nameOf = (id: string) => people[id] ?? "Somebody who left";
  const environment = namedEnvironmentSchema.parse(stored);
  return {
    ...row,
    environment,
    planTotals: planTotals === null ? null : parseStoredTotals(planTotals),
    requestedBy: nameOf(row.requestedById),
    approvedBy: row.approvedById === null ? row.approvedAt && `the rule of ${environment.name}` : nameOf(row.approvedById),
    authors: row.authorIds.map(nameOf),
    consentedBy: row.consentedById === null ? null : nameOf(row.consentedById),
  };
}
