import { listEndedDeployments } from "@zerolake/db";
import { DAY_MS, measureDelivery, outcomesPerDay, type Period, periodBefore } from "@zerolake/delivery";
import type { Range } from "../store/ranges.ts";
import { type DashboardSource, scopeOf } from "./dashboard-context.ts";
import type { ScopeInput } from "./inputs.ts";

/** How deployments go: each day by outcome, the figures of the period and those of the one before it. */
export async function loadDeliveries(
  { services, organization }: DashboardSource,
  { range, ...scope }: ScopeInput & { readonly range: Range },
) {
  const period = periodOf(range, Date.now());
  const attempts = await listEndedDeployments(services.database, organization.id, { ...scopeOf(scope), period });
  const days = outcomesPerDay(attempts, period);
  return {
    days,
    count: days.reduce((sum, { succeeded, failed, cancelled }) => sum + succeeded + failed + cancelled, 0),
    now: measureDelivery(attempts, period),
    before: measureDelivery(attempts, periodBefore(period)),
  };
}

export type Deliveries = Awaited<ReturnType<typeof loadDeliveries>>;

/** Whole days in UTC, the last of which is today. */
export function periodOf(range: Range, now: number): Period {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return { from: today - (Number(range) - 1) * DAY_MS, to: now };
}
