"use client";

import { useQuery } from "@tanstack/react-query";
import { GATHERED } from "@/live/gathered-query.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DashboardFilters } from "./use-dashboard-filters.ts";

/** Each tile by itself: one that fails leaves the others alone, and what was there stays while filters change. */
export function useTiles(organization: string, { range, scope }: Pick<DashboardFilters, "range" | "scope">) {
  const trpc = useTRPC();
  const input = { organization, ...scope };
  const gathered = { meta: GATHERED };
  const { dashboard } = trpc;
  return {
    needs: useQuery({ ...dashboard.needs.queryOptions(input), ...gathered }),
    environments: useQuery({ ...dashboard.environments.queryOptions(input), ...gathered }),
    running: useQuery({ ...dashboard.running.queryOptions(input), ...gathered }),
    deliveries: useQuery({ ...dashboard.deliveries.queryOptions({ ...input, range }), ...gathered }),
    findings: useQuery({ ...dashboard.findings.queryOptions(input), ...gathered }),
    health: useQuery({ ...dashboard.health.queryOptions(input), ...gathered }),
    proofs: useQuery({ ...dashboard.proofs.queryOptions(input), ...gathered }),
    costs: useQuery({ ...dashboard.costs.queryOptions(input), ...gathered }),
    activity: useQuery({ ...dashboard.activity.queryOptions({ organization }), ...gathered }),
  };
}

export type Tiles = ReturnType<typeof useTiles>;
