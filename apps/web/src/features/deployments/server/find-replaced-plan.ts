import { type Deployment, findPlan, listPlanHashes, type StoredPlan } from "@zerolake/db";
import { comparePlans, type PlanDifference } from "@zerolake/planner";
import type { DeploymentContext } from "./contexts.ts";

/** What the plan that awaits approval does otherwise than the one that it took the place of; `null` when there was none before. */
export async function findReplacedPlan(
  { services, organization }: Pick<DeploymentContext, "services" | "organization">,
  { id: deploymentId, state }: Pick<Deployment, "id" | "state">,
  current: StoredPlan | undefined,
): Promise<readonly PlanDifference[] | null> {
  if (state !== "awaitingApproval" || !current) return null;
  const hashes = await listPlanHashes(services.database, organization.id, deploymentId);
  const hash = hashes.find((candidate) => candidate !== current.hash);
  const before = hash === undefined ? undefined : await findPlan(services.database, organization.id, { deploymentId, hash });
  return before ? comparePlans(before.plan, current.plan) : null;
}
