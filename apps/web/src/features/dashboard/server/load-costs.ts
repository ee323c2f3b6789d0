import { loadMonthlyCosts } from "@zerolake/db";
import { monthCost, monthOf } from "@zerolake/delivery";
import { type DashboardSource, scopeOf } from "./dashboard-context.ts";
import type { ScopeInput } from "./inputs.ts";

const LISTED_MAX = 5;

/** What this month costs, day by day, what it will come to, and how that compares with the budget and the month before. */
export async function loadCosts({ services, organization }: DashboardSource, scope: ScopeInput) {
  const now = Date.now();
  const narrowed = scopeOf(scope);
  const { steps, ...costs } = await loadMonthlyCosts(services.database, organization.id, { ...narrowed, now, limit: LISTED_MAX });
  const isNarrowed = Object.keys(narrowed).length > 0;
  return {
    ...costs,
    ...monthCost(steps, now),
    /** The whole of the month before. */
    lastMonthUsd: monthCost(steps, monthOf(now).from - 1).toDateUsd,
    /** A budget is for everything: beside a part of it, it would say nothing. */
    budgetUsd: isNarrowed ? null : costs.budgetUsd,
  };
}

export type Costs = Awaited<ReturnType<typeof loadCosts>>;
