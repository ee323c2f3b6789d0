import type { Lease, LeaseKeeper } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** One worker's time with one deployment. */
export interface DeploymentTurn {
  readonly context: WorkerContext;
  readonly lease: Lease;
  readonly keeper: LeaseKeeper;
  /** Somebody had asked to cancel before the turn began; later requests end the turn's wait at once. */
  readonly isCancelRequested: boolean;
}

/** When there is something to do again: `null` when only a person can move the deployment on, or nothing can. */
export type Wake = { readonly afterMs: number } | null;

/** Tells everybody who watches the deployment or the organisation's lists to look. */
export function ring({ context, lease }: Pick<DeploymentTurn, "context" | "lease">): void {
  context.signals.publish(`deployment:${lease.deploymentId}`);
  context.signals.publish(`organization:${lease.organizationId}`);
}
