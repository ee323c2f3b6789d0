import { approveDeployment, discardDeployment, requestCancel } from "@zerolake/db";
import type { DeploymentContext } from "./contexts.ts";
import type { ApproveInput, CommentInput } from "./inputs.ts";

/** Approves the plan that the reviewer saw and rings for a worker; returns the deployment it waits behind, if any. */
export async function approve(ctx: DeploymentContext, input: ApproveInput): Promise<{ waitsBehind?: number }> {
  const outcome = await approveDeployment(ctx.services.database, ctx.organization.id, {
    deploymentId: ctx.deployment.id,
    by: ctx.actor,
    ...input,
  });
  await ring(ctx);
  return outcome;
}

export async function discard(ctx: DeploymentContext, input: CommentInput): Promise<void> {
  await discardDeployment(ctx.services.database, ctx.organization.id, { deploymentId: ctx.deployment.id, by: ctx.actor, ...input });
  tell(ctx);
}

/** Once this returns nothing new starts; calls in flight are followed to their end. */
export async function cancel(ctx: DeploymentContext): Promise<{ state: "cancelled" | "cancelling" }> {
  const outcome = await requestCancel(ctx.services.database, ctx.organization.id, { deploymentId: ctx.deployment.id, by: ctx.actor });
  await ring(ctx);
  return outcome;
}

async function ring(ctx: DeploymentContext): Promise<void> {
  tell(ctx);
  await ctx.services.queue.enqueue("deployment.advance", { organizationId: ctx.organization.id, deploymentId: ctx.deployment.id });
}

/** Open pages look again. */
function tell({ services, organization, deployment }: DeploymentContext): void {
  services.signals.publish(`deployment:${deployment.id}`);
  services.signals.publish(`organization:${organization.id}`);
}
