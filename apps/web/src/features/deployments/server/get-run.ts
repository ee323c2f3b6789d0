import type { Role } from "@zerolake/access";
import { type Database, type Deployment, findPlan, listEnvironmentSummaries } from "@zerolake/db";
import { allowedActs, deploymentRow } from "./deployment-dto.ts";

/** Everything the run page starts from; what happens afterwards comes as events. */
export async function getRun(
  database: Database,
  organizationId: string,
  { deployment, role, userId }: { deployment: Deployment; role: Role; userId: string },
) {
  const [stored, [environment]] = await Promise.all([
    findPlan(database, organizationId, { deploymentId: deployment.id }),
    listEnvironmentSummaries(database, organizationId, { projectId: deployment.projectId, environmentId: deployment.environment.id }),
  ]);
  return {
    deployment: { ...deploymentRow(deployment), approvalComment: deployment.approvalComment, consents: deployment.consents },
    environment: environment ?? null,
    plan: stored ? { hash: stored.hash, document: stored.plan, components: stored.components } : null,
    acts: allowedActs(deployment, { role, userId }),
  };
}

export type Run = Awaited<ReturnType<typeof getRun>>;
