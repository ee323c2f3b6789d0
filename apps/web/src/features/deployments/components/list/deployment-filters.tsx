"use client";

import { useQuery } from "@tanstack/react-query";
import { DEPLOYMENT_STATES, type DeploymentState } from "@zerolake/execution";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import { FilterSelect } from "@/components/ui/filter-select.tsx";
import { Input } from "@/components/ui/input.tsx";
import { paths } from "@/shell/navigation.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { LIST_SPANS, type ListSpan, SPAN_WORDS } from "../../store/list-spans.ts";
import type { ListFilter, ProjectAddress } from "./list-filter.ts";

export interface DeploymentFiltersProps {
  readonly address: ProjectAddress;
  readonly filter: ListFilter;
  readonly onFilterChange: (filter: Partial<ListFilter>) => void;
}

/** State, environment, person and time, and a number to go to. */
export function DeploymentFilters({ address, filter, onFilterChange }: DeploymentFiltersProps) {
  const trpc = useTRPC();
  const environments = useQuery(trpc.environments.list.queryOptions(address));
  const people = useQuery(trpc.deployments.requesters.queryOptions(address));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FilterSelect
        label="State"
        every="Every state"
        value={filter.state}
        onValueChange={(value) => onFilterChange({ state: value as DeploymentState | null })}
        options={DEPLOYMENT_STATES.map((value) => ({ value, label: DEPLOYMENT_STATE_LOOKS[value].word }))}
      />
      <FilterSelect
        label="Environment"
        every="Every environment"
        value={filter.environment}
        onValueChange={(environment) => onFilterChange({ environment })}
        options={(environments.data ?? []).map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <FilterSelect
        label="Asked for by"
        every="Everybody"
        value={filter.by}
        onValueChange={(by) => onFilterChange({ by })}
        options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        label="Asked for"
        every="Any time"
        value={filter.within}
        onValueChange={(value) => onFilterChange({ within: value as ListSpan | null })}
        options={LIST_SPANS.map((value) => ({ value, label: SPAN_WORDS[value] }))}
      />
      <GoToNumber address={address} />
    </div>
  );
}

function GoToNumber({ address: { organization, project } }: { address: ProjectAddress }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    const number = Number(text.replace("#", ""));
    if (Number.isInteger(number) && number > 0) router.push(paths.deployment(organization, project, number));
  };
  return (
    <form onSubmit={go} className="w-36">
      <Input
        aria-label="Go to a deployment by its number"
        placeholder="Go to #…"
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}
