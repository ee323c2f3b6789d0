import {
  type ComputedPlan,
  doGuardrailsNeedCost,
  findPlanDesigns,
  getDeployment,
  getEnvironment,
  type Lease,
  type PolicyFacts,
} from "@zerolake/db";
import type { WorkerContext } from "../worker-context.ts";

/** The plan with what the guardrails of its organisation need to know about it beyond itself. */
export async function withPolicyFacts(context: WorkerContext, lease: Lease, computed: ComputedPlan): Promise<ComputedPlan> {
  return { ...computed, policyFacts: await gather(context, lease, computed) };
}

async function gather(context: WorkerContext, lease: Lease, { plan }: ComputedPlan): Promise<PolicyFacts> {
  const { db, clouds, installation, logger, pricesFile } = context;
  const { organizationId, deploymentId, environmentId } = lease;
  if (!(await doGuardrailsNeedCost(db, organizationId))) return {};
  const deployment = await getDeployment(db, organizationId, deploymentId);
  const environment = await getEnvironment(db, organizationId, environmentId);
  const { account } = await clouds.open(organizationId, environment, { purpose: "deployment", subject: deploymentId });
  const designs = await findPlanDesigns(db, organizationId, { deployment, plan });
  try {
    // Prices are large, and a worker without a cost ceiling never needs them.
    const { pricePlan } = await import("./price-plan.ts");
    return { cost: await pricePlan(designs, { environment, owner: { installationId: installation.id, account }, pricesFile }) };
  } catch (error) {
    // The guardrail then says that the cost is not known, which is for a person to decide about.
    logger.warn({ err: error, deploymentId }, "what the plan costs could not be worked out");
    return {};
  }
}
