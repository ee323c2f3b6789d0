import { getDeployment, refreshStatus, requestRefresh } from "@zerolake/db";
import type { DeploymentTurn } from "./deployment-turn.ts";

/**
 * Whether the plan has to wait for a look at everything recorded that began after it was asked for. Asks for that look when nobody has.
 * What a look could not read, or one that failed as a whole, does not hold the plan up: the drift page says so.
 */
export async function isRefreshOwed({ context, lease }: DeploymentTurn): Promise<boolean> {
  const { organizationId, environmentId, deploymentId } = lease;
  const { refreshFirst, requestedAt } = await getDeployment(context.db, organizationId, deploymentId);
  if (!refreshFirst) return false;
  const { isRunning, last } = await refreshStatus(context.db, organizationId, environmentId);
  if (last && last.startedAt >= requestedAt) return false;
  if (!isRunning) {
    await requestRefresh(context.db, organizationId, { environmentId });
    await context.queue.enqueue("environment.refresh", { organizationId, environmentId });
  }
  return true;
}
