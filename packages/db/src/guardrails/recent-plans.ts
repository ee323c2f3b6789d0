import type { Plan } from "@zerolake/planner";
import type { PolicyPlace } from "@zerolake/policies";
import type { Cloud } from "@zerolake/resources";
import type { Database } from "../database.ts";
import { parseStoredPlan } from "../stored-documents.ts";
import { findJudgement, type PolicyFacts, placeOf } from "./judge-plan.ts";

/** A plan of late, with everything that a guardrail looks at. */
export interface RecentPlan {
  readonly deploymentId: string;
  readonly number: number;
  readonly environmentId: string;
  readonly project: { readonly slug: string; readonly name: string };
  readonly plan: Plan;
  readonly target: { readonly cloud: Cloud; readonly region: string };
  readonly environment: PolicyPlace;
  readonly facts: PolicyFacts;
}

/** The last plans of the organisation, newest first, in their environments as they are now. */
export async function listRecentPlans(db: Database, organizationId: string, limit: number): Promise<RecentPlan[]> {
  const rows = await db.prisma.deployment.findMany({
    where: { organizationId, planHash: { not: null }, environment: { deletedAt: null } },
    select: { id: true, number: true, planHash: true, environment: true, project: { select: { slug: true, name: true } } },
    orderBy: { requestedAt: "desc" },
    take: limit,
  });
  const plans = await Promise.all(
    rows.map(async ({ id: deploymentId, number, planHash, environment, project }): Promise<RecentPlan[]> => {
      const hash = planHash ?? "";
      const [stored, judgement] = await Promise.all([
        db.prisma.deploymentPlan.findFirst({ where: { deploymentId, hash, organizationId }, select: { document: true } }),
        findJudgement(db.prisma, organizationId, { deploymentId, hash }),
      ]);
      if (!stored) return [];
      const plan = parseStoredPlan(stored.document);
      const target = { cloud: environment.cloud as Cloud, region: environment.region };
      const at = { deploymentId, number, project, environmentId: environment.id };
      return [{ ...at, plan, target, environment: placeOf(environment), facts: judgement?.facts ?? {} }];
    }),
  );
  return plans.flat();
}
