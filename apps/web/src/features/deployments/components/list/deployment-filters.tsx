"use client";

import { useQuery } from "@tanstack/react-query";
import { DEPLOYMENT_STATES, type DeploymentState } from "@zerolake/execution";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { paths } from "@/shell/navigation.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ListFilter, ProjectAddress } from "./list-filter.ts";

const EVERY = "*";

export interface DeploymentFiltersProps {
  readonly address: ProjectAddress;
  readonly filter: ListFilter;
  readonly onFilterChange: (filter: Partial<ListFilter>) => void;
}

/** State, environment, and a number to go to. */
export function DeploymentFilters({ address, filter, onFilterChange }: DeploymentFiltersProps) {
  const trpc = useTRPC();
  const environments = useQuery(trpc.environments.list.queryOptions(address));
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="w-52">
        <Select
          label="State"
          value={filter.state ?? EVERY}
          onValueChange={(value) => onFilterChange({ state: value === EVERY ? null : (value as DeploymentState) })}
          options={[
            { value: EVERY, label: "Every state" },
            ...DEPLOYMENT_STATES.map((value) => ({ value, label: DEPLOYMENT_STATE_LOOKS[value].word })),
          ]}
        />
      </div>
      <div className="w-52">
        <Select
          label="Environment"
          value={filter.environment ?? EVERY}
          onValueChange={(value) => onFilterChange({ environment: value === EVERY ? null : value })}
          options={[
            { value: EVERY, label: "Every environment" },
            ...(environments.data ?? []).map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      </div>
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
