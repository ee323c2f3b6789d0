import { approveDeployment, type Database, discardDeployment, requestCancel } from "@zerolake/db";
import type { JobQueue, Signals } from "@zerolake/queue";

interface Desk {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly signals: Signals;
}

interface Decision {
  readonly deploymentId: string;
  readonly by: { readonly kind: "user"; readonly id: string; readonly name: string };
}

/** Approves the plan that the reviewer saw and rings for a worker; returns the deployment it waits behind, if any. */
export async function approve(
  desk: Desk,
  organizationId: string,
  decision: Decision & { planHash: string; comment?: string },
): Promise<{ waitsBehind?: number }> {
  const outcome = await approveDeployment(desk.database, organizationId, decision);
  await ring(desk, organizationId, decision.deploymentId);
  return outcome;
}

export async function discard(desk: Desk, organizationId: string, decision: Decision & { comment?: string }): Promise<void> {
  await discardDeployment(desk.database, organizationId, decision);
  tell(desk, organizationId, decision.deploymentId);
}

/** Once this returns nothing new starts; calls in flight are followed to their end. */
export async function cancel(desk: Desk, organizationId: string, decision: Decision): Promise<{ state: "cancelled" | "cancelling" }> {
  const outcome = await requestCancel(desk.database, organizationId, decision);
  await ring(desk, organizationId, decision.deploymentId);
  return outcome;
}

async function ring(desk: Desk, organizationId: string, deploymentId: string): Promise<void> {
  tell(desk, organizationId, deploymentId);
  await desk.queue.enqueue("deployment.advance", { organizationId, deploymentId });
}

/** Open pages look again. */
function tell({ signals }: Desk, organizationId: string, deploymentId: string): void {
  signals.publish(`deployment:${deploymentId}`);
  signals.publish(`organization:${organizationId}`);
}
