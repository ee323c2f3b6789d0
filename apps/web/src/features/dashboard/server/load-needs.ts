import { listBrokenConnections, listEndingEnvironments, listFailedRuns, listWaitingPlans, type WaitingPlan } from "@zerolake/db";
import { awaitsPerson } from "@/deployments/awaits-person.ts";
import { type DashboardContext, type DashboardSource, scopeOf } from "./dashboard-context.ts";
import type { ScopeInput } from "./inputs.ts";

const FAILED_MAX = 20;
const ENDS_WITHIN_DAYS = 7;

/** What somebody has to do: plans that wait for exactly this person, and what went wrong. */
export async function loadNeeds(ctx: DashboardContext, scope: ScopeInput) {
  const { plans, ...others } = await loadTroubles(ctx, scope);
  return { ...others, approvals: plans.filter((plan) => awaitsPerson(plan, ctx)).map(listedPlan) };
}

export type Needs = Awaited<ReturnType<typeof loadNeeds>>;

/** The same for nobody in particular. */
export async function loadTroubles({ services: { database }, organization: { id } }: DashboardSource, input: ScopeInput) {
  const scope = scopeOf(input);
  const [plans, failed, connections, endings] = await Promise.all([
    listWaitingPlans(database, id, scope),
    listFailedRuns(database, id, { ...scope, limit: FAILED_MAX }),
    listBrokenConnections(database, id),
    listEndingEnvironments(database, id, { ...scope, withinDays: ENDS_WITHIN_DAYS }),
  ]);
  return { plans, failed: failed.listed, failedTotal: failed.total, connections, endings };
}

/** Who wrote it and by which rule it waits is nobody's business here. */
function listedPlan({ id, number, requestedAt, approvalExpiresAt, project, environment }: WaitingPlan) {
  return { id, number, requestedAt, approvalExpiresAt, project, environment };
}
