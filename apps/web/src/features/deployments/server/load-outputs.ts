import { findPlan, listRecordedResources } from "@zerolake/db";
import { type OutputRow, outputRows } from "@/outputs/output-rows.ts";
import type { DeploymentContext } from "./contexts.ts";

/** What the deployment promised, with what is recorded now filled in. */
export async function loadOutputs({ services, organization, deployment }: DeploymentContext): Promise<readonly OutputRow[]> {
  const { database } = services;
  const [plan, recorded] = await Promise.all([
    findPlan(database, organization.id, { deploymentId: deployment.id }),
    listRecordedResources(database, organization.id, deployment.environment.id),
  ]);
  return plan ? outputRows(plan.components, recorded) : [];
}
