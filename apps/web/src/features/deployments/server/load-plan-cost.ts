import { type Database, getEnvironment, getVersion, listDeployments, targetOf } from "@zerolake/db";
import { type DesignCost, designOf, priceDesign } from "@zerolake/pricing";
import { previewOwner } from "@/clouds/preview-owner.ts";
import type { Services } from "@/server/services.ts";
import { changeOf, type PlanCost } from "../store/plan-cost.ts";
import type { DeploymentContext } from "./contexts.ts";

interface PlanCostContext extends Pick<DeploymentContext, "organization" | "deployment"> {
  readonly services: Pick<Services, "database" | "prices">;
}

/**
 * What the version of a deployment costs a month in its environment, against the version that was deployed there before it. Both
 * are counted with the environment's size, region and figures as they are now.
 */
export async function loadPlanCost({ services, organization, deployment }: PlanCostContext): Promise<PlanCost> {
  const { database, prices } = services;
  const environment = await getEnvironment(database, organization.id, deployment.environment.id);
  const target = targetOf(environment, previewOwner(environment.cloud));
  const priced = async (versionId: string | undefined): Promise<DesignCost | undefined> => {
    if (versionId === undefined) return undefined;
    const { document } = await getVersion(database, organization.id, versionId);
    return priceDesign(designOf({ ...document, workload: { ...document.workload, ...environment.workload } }, target), prices.book);
  };
  const before = await versionBefore(database, organization.id, deployment);
  const after = deployment.kind === "destroy" ? undefined : (deployment.version?.id ?? undefined);
  const [was, becomes] = await Promise.all([priced(before?.id), priced(after)]);
  return { ...changeOf(was, becomes), pricesOf: prices.book.snapshotDate, ...(before ? { beforeVersion: before.number } : {}) };
}

/** What the last deployment that ended well left standing there. */
async function versionBefore(
  database: Database,
  organizationId: string,
  { projectId, environment, number }: DeploymentContext["deployment"],
) {
  const [last] = await listDeployments(database, organizationId, {
    projectId,
    environmentId: environment.id,
    states: ["succeeded"],
    beforeNumber: number,
    limit: 1,
  });
  return last === undefined || last.kind === "destroy" ? undefined : (last.version ?? undefined);
}
