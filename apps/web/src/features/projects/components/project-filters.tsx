"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProjectStatus } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import { CLOUD_SEGMENTS } from "@/clouds/cloud-names.ts";
import { FilterSelect } from "@/components/ui/filter-select.tsx";
import { Input } from "@/components/ui/input.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectFilter } from "../hooks/use-project-filter.ts";
import { PROJECT_STATUS_NAMES, PROJECT_STATUS_WORDS } from "./project-status-words.ts";

/** Text, owner, cloud and status. */
export function ProjectFilters({
  organization,
  filter,
  onFilterChange,
}: {
  organization: string;
  filter: ProjectFilter;
  onFilterChange: (filter: Partial<ProjectFilter>) => void;
}) {
  const trpc = useTRPC();
  const people = useQuery(trpc.projects.people.queryOptions({ organization }));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="w-60">
        <Input
          aria-label="Find a project"
          placeholder="Find by name…"
          type="search"
          value={filter.filter}
          onChange={(event) => onFilterChange({ filter: event.target.value })}
        />
      </div>
      <FilterSelect
        label="Owner"
        every="Every owner"
        value={filter.owner}
        onValueChange={(owner) => onFilterChange({ owner })}
        options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        label="Cloud"
        every="Every cloud"
        value={filter.cloud}
        onValueChange={(cloud) => onFilterChange({ cloud: cloud as Cloud | null })}
        options={CLOUD_SEGMENTS}
      />
      <FilterSelect
        label="Status"
        every="Every status"
        value={filter.status}
        onValueChange={(status) => onFilterChange({ status: status as ProjectStatus | null })}
        options={PROJECT_STATUS_NAMES.map((value) => ({ value, label: PROJECT_STATUS_WORDS[value] }))}
      />
    </div>
  );
}
