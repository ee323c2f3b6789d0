import { findPlanDesigns, getDeployment, getEnvironment, listRecentPlans, type RecentPlan } from "@zerolake/db";
import { evaluatePolicies, type MonthlyCost, type PolicyTerms, ruleOf } from "@zerolake/policies";
import { priceDesigns } from "@/deployments/price-designs.ts";
import type { GuardrailContext } from "./guardrail-context.ts";

/** So many plans say whether a rule is too strict, and are judged while somebody waits. */
const PLANS_MAX = 50;

/** What a guardrail would have said about the last plans. */
export async function testGuardrail(context: GuardrailContext, terms: PolicyTerms) {
  const { services, organization } = context;
  const policy = { ...terms, id: "tested", owner: "" };
  const plans = await listRecentPlans(services.database, organization.id, PLANS_MAX);
  const against = [];
  let notJudged = 0;
  for (const recent of plans) {
    const cost = ruleOf(terms.rule).needsCost ? (recent.facts.cost ?? (await priceRecent(context, recent))) : undefined;
    const report = evaluatePolicies([policy], { ...recent, ...(cost ? { cost } : {}) });
    if (report.notJudged.length > 0) notJudged += 1;
    const [first] = report.findings;
    if (first) {
      const { number, project, environment } = recent;
      against.push({ number, project, environment: environment.name, message: first.message });
    }
  }
  return { plans: plans.length, against, notJudged };
}

export type GuardrailTest = Awaited<ReturnType<typeof testGuardrail>>;

/** As the plan page counts it, for a plan that was made before anybody asked for its cost. */
async function priceRecent(
  { services, organization }: GuardrailContext,
  { deploymentId, environmentId, plan }: RecentPlan,
): Promise<MonthlyCost> {
  const { database, prices } = services;
  const [deployment, environment] = await Promise.all([
    getDeployment(database, organization.id, deploymentId),
    getEnvironment(database, organization.id, environmentId),
  ]);
  const { was, becomes } = priceDesigns(await findPlanDesigns(database, organization.id, { deployment, plan }), environment, prices.book);
  return {
    beforeUsd: was?.monthlyUsd ?? 0,
    afterUsd: becomes?.monthlyUsd ?? 0,
    isAtLeast: (was?.isAtLeast ?? false) || (becomes?.isAtLeast ?? false),
  };
}
