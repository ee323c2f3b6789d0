import type { DesiredResource } from "@zerolake/resources";
import type { Database } from "../database.ts";
import { findPlan } from "../deployments/deployment-plans.ts";

/** Targeted plans say nothing about what they leave out; behind so many of them nobody looks. */
const PLANS_MAX = 10;

export interface Wanted {
  /** The deployment whose plan says so. */
  readonly deploymentId: string;
  readonly versionId: string | null;
  readonly desired: readonly DesiredResource[];
  /** Titles of the components by their ids. */
  readonly titles: Readonly<Record<string, string>>;
}

/**
 * What an environment's version wants, with references: from the plan of the last deployment that was begun there and was a whole one.
 * `undefined` when nothing was ever deployed there, or everything was destroyed since.
 */
export async function findWantedResources(db: Database, organizationId: string, environmentId: string): Promise<Wanted | undefined> {
  const deployments = await db.prisma.deployment.findMany({
    where: {
      organizationId,
      environmentId,
      startedAt: { not: null },
      planHash: { not: null },
      undoOfId: null,
      orphanId: null,
      destroyComponents: { isEmpty: true },
    },
    select: { id: true, kind: true, versionId: true },
    orderBy: { startedAt: "desc" },
    take: PLANS_MAX,
  });
  for (const { id, kind, versionId } of deployments) {
    if (kind === "destroy") return undefined;
    const stored = await findPlan(db, organizationId, { deploymentId: id });
    if (!stored || stored.plan.leftOut !== undefined) continue;
    return {
      deploymentId: id,
      versionId,
      desired: stored.plan.steps.flatMap(({ desired }) => desired ?? []),
      titles: Object.fromEntries(stored.components.map(({ component, title }) => [component, title])),
    };
  }
  return undefined;
}
