"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { FilterSelect } from "@/components/ui/filter-select.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DashboardFilters as Filters } from "../hooks/use-dashboard-filters.ts";
import { RANGE_LABELS, RANGES, type Range } from "../store/ranges.ts";

const CLOUDS = [
  { value: "aws", label: "AWS" },
  { value: "azure", label: "Azure" },
  { value: "gcp", label: "GCP" },
] as const;

/** What all tiles are about. */
export function DashboardFilters({ organization, filters }: { organization: string; filters: Filters }) {
  const { range, scope, isNarrowed, setFilters, clear } = filters;
  const trpc = useTRPC();
  const { data: choices } = useQuery(trpc.dashboard.choices.queryOptions({ organization }));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <SegmentedControl
        label="Range of the figures"
        value={range}
        onValueChange={(value) => void setFilters({ range: value as Range })}
        segments={RANGES.map((value) => ({ value, label: RANGE_LABELS[value] }))}
      />
      <FilterSelect
        label="Stage"
        every="Every stage"
        value={scope.stage}
        onValueChange={(stage) => void setFilters({ stage })}
        options={withChosen(choices?.stages ?? [], scope.stage).map((stage) => ({ value: stage, label: stage }))}
      />
      <FilterSelect
        label="Cloud"
        every="Every cloud"
        value={scope.cloud}
        onValueChange={(cloud) => void setFilters({ cloud: CLOUDS.find(({ value }) => value === cloud)?.value ?? null })}
        options={CLOUDS}
      />
      <FilterSelect
        label="Project owner"
        every="Every owner"
        value={scope.owner}
        onValueChange={(owner) => void setFilters({ owner })}
        options={(choices?.owners ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {isNarrowed && (
        <Button variant="ghost" onClick={clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

/** What the address asks for can be chosen, though it may not be there any more. */
function withChosen(all: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || all.includes(chosen) ? all : [...all, chosen];
}
