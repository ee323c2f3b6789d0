import { expireApprovals } from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

const EXPIRED_AT_ONCE_MAX = 100;

type Context = Pick<WorkerContext, "db" | "signals" | "logger">;

/** Discards the plans that nobody decided in time and tells everybody who looks at them. */
export async function expireDueApprovals({ db, signals }: Context): Promise<void> {
  for (const { organizationId, deploymentId } of await expireApprovals(db, EXPIRED_AT_ONCE_MAX)) {
    signals.publish(`deployment:${deploymentId}`);
    signals.publish(`organization:${organizationId}`);
  }
}
