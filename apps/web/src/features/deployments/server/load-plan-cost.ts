import { findPlan, findPlanDesigns, getEnvironment } from "@zerolake/db";
import { priceDesigns } from "@/deployments/price-designs.ts";
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
  const stored = deployment.leftOut > 0 ? await findPlan(database, organization.id, { deploymentId: deployment.id }) : undefined;
  const designs = await findPlanDesigns(database, organization.id, { deployment, ...(stored ? { plan: stored.plan } : {}) });
  const { was, becomes } = priceDesigns(designs, environment, prices.book);
  return {
    ...changeOf(was, becomes),
    pricesOf: prices.book.snapshotDate,
    ...(designs.before ? { beforeVersion: designs.before.number } : {}),
  };
}
