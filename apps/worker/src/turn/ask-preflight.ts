import { type ComputedPlan, getEnvironment, type Lease } from "@zerolake/db";
import { runPreflight } from "@zerolake/preflight";
import type { WorkerContext } from "../worker-context.ts";

/** For each area. A list of limits may be many pages long. */
const ANSWER_LIMIT_MS = 20_000;

/** The plan with what the cloud says before anybody approves it. */
export async function askPreflight(
  context: WorkerContext,
  lease: Pick<Lease, "organizationId" | "environmentId" | "deploymentId">,
  computed: ComputedPlan,
): Promise<ComputedPlan> {
  const environment = await getEnvironment(context.db, lease.organizationId, lease.environmentId);
  const { driver } = await context.clouds.open(lease.organizationId, environment, { purpose: "deployment", subject: lease.deploymentId });
  const preflight = await runPreflight(computed.plan, environment.cloud, (questions) =>
    driver.inspect(questions, { timeLimitMs: ANSWER_LIMIT_MS }),
  );
  return { ...computed, preflight };
}
