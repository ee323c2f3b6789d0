import { findPlan, listEnvironmentSummaries } from "@zerolake/db";
import type { DeploymentContext } from "./contexts.ts";
import { allowedActs, deploymentRow } from "./deployment-dto.ts";

/** Everything the run page starts from; what happens afterwards comes as events. */
export async function getRun({ services, organization, deployment, role, user }: DeploymentContext) {
  const { database } = services;
  const at = { projectId: deployment.projectId, environmentId: deployment.environment.id };
  const [stored, [environment]] = await Promise.all([
    findPlan(database, organization.id, { deploymentId: deployment.id }),
    listEnvironmentSummaries(database, organization.id, at),
  ]);
  return {
    deployment: { ...deploymentRow(deployment), approvalComment: deployment.approvalComment, consents: deployment.consents },
    environment: environment ?? null,
    plan: stored ? { hash: stored.hash, document: stored.plan, components: stored.components } : null,
    acts: allowedActs(deployment, { role, userId: user.id }),
  };
}

export type Run = Awaited<ReturnType<typeof getRun>>;
