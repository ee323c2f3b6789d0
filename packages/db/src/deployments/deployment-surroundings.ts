import type { DeploymentState } from "@zerolake/execution";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";

/** A deployment in a sentence about another one. */
export interface RelatedDeployment {
  readonly number: number;
  readonly kind: "apply" | "destroy";
  readonly state: DeploymentState;
}

export interface DeploymentInLine extends RelatedDeployment {
  readonly id: string;
  /** When its apply began; `null` before. */
  readonly startedAt: Date | null;
  readonly isAhead: boolean;
}

export interface DeploymentSurroundings {
  readonly retryOf: RelatedDeployment | null;
  readonly retries: readonly RelatedDeployment[];
  readonly undoOf: RelatedDeployment | null;
  readonly undoneBy: readonly RelatedDeployment[];
  /** Who has the environment, and who was approved for it: in the order of their turns, without the deployment itself. */
  readonly line: readonly DeploymentInLine[];
  /** The last other deployment that changed the environment after this one ended, or after its plan was computed. */
  readonly changedSince: RelatedDeployment | null;
}

const RELATED = { select: { number: true, kind: true, state: true } } as const;

/** What other deployments have to do with one: earlier and later tries, the environment's line, changes since its plan. */
export async function describeSurroundings(
  db: Database,
  organizationId: string,
  { deploymentId, planComputedAt }: { deploymentId: string; planComputedAt: Date | undefined },
): Promise<DeploymentSurroundings> {
  const deployment = await db.prisma.deployment.findFirst({
    where: { id: deploymentId, organizationId },
    include: { retryOf: RELATED, retries: RELATED, undoOf: RELATED, undoneBy: RELATED },
  });
  if (!deployment) throw notFound("deployment");
  const { retryOf, retries, undoOf, undoneBy, environmentId, approvedAt, finishedAt } = deployment;
  const others = { environmentId, organizationId, id: { not: deploymentId } };
  const inLine = await db.prisma.deployment.findMany({
    where: { ...others, state: { in: ["applying", "verifying", "approved"] } },
    orderBy: { approvedAt: "asc" },
    select: { ...RELATED.select, id: true, startedAt: true, approvedAt: true },
  });
  const since = finishedAt ?? planComputedAt;
  const changedSince = since
    ? await db.prisma.deployment.findFirst({
        where: { ...others, startedAt: { not: null }, finishedAt: { gt: since } },
        orderBy: { finishedAt: "desc" },
        ...RELATED,
      })
    : null;
  const line = inLine.map(({ approvedAt: theirs, ...related }) => ({ ...related, isAhead: isEarlier(theirs, approvedAt) }));
  return { retryOf, retries, undoOf, undoneBy, line, changedSince };
}

/** Who is not approved yet stands behind everybody. */
function isEarlier(theirs: Date | null, ours: Date | null): boolean {
  return ours === null || (theirs !== null && theirs < ours);
}
