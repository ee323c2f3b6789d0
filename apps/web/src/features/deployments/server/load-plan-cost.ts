import { applyEdits, type Blueprint } from "@zerolake/blueprint";
import { type Database, getEnvironment, getVersion, listDeployments, targetOf, type Version } from "@zerolake/db";
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
 * are counted with the environment's size, region and figures as they are now. A destruction of chosen components leaves that
 * version without them.
 */
export async function loadPlanCost({ services, organization, deployment }: PlanCostContext): Promise<PlanCost> {
  const { database, prices } = services;
  const environment = await getEnvironment(database, organization.id, deployment.environment.id);
  const target = targetOf(environment, previewOwner(environment.cloud));
  const priced = async (versionId: string | undefined, left: readonly string[] = []): Promise<DesignCost | undefined> => {
    if (versionId === undefined) return undefined;
    const document = without(await getVersion(database, organization.id, versionId), left);
    return priceDesign(designOf({ ...document, workload: { ...document.workload, ...environment.workload } }, target), prices.book);
  };
  const before = await versionBefore(database, organization.id, deployment);
  const { kind, destroyComponents, version } = deployment;
  const after = destroyComponents.length > 0 ? before : kind === "destroy" ? undefined : version;
  const [was, becomes] = await Promise.all([priced(before?.id), priced(after?.id, destroyComponents)]);
  return { ...changeOf(was, becomes), pricesOf: prices.book.snapshotDate, ...(before ? { beforeVersion: before.number } : {}) };
}

/** Components that attached themselves to the drawing are not in it and go with what they are attached to. */
function without({ document, layout }: Pick<Version, "document" | "layout">, components: readonly string[]): Blueprint {
  const drawn = document.components.filter(({ id }) => components.includes(id));
  const removed = applyEdits(
    { blueprint: document, layout },
    drawn.map(({ id }) => ({ edit: "removeComponent", component: id })),
  );
  return removed.ok ? removed.value.design.blueprint : document;
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
    isWhole: true,
    beforeNumber: number,
    limit: 1,
  });
  return last === undefined || last.kind === "destroy" ? undefined : (last.version ?? undefined);
}
