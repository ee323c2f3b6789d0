"use client";

import { useQuery } from "@tanstack/react-query";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { EVERYWHERE, type RuleDraft } from "../store/rule-draft.ts";

interface PlaceFieldsProps {
  readonly organization: string;
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
}

/** About which project, and which environment of it. */
export function PlaceFields({ organization, draft, onChange }: PlaceFieldsProps) {
  const trpc = useTRPC();
  const { data: projects = [] } = useQuery(trpc.notifications.places.queryOptions({ organization }));
  const environments = projects.find(({ id }) => id === draft.project)?.environments ?? [];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Project">
        {(control) => (
          <Select
            {...control}
            value={draft.project}
            options={[{ value: EVERYWHERE, label: "All, and what belongs to none" }, ...named(projects)]}
            onValueChange={(project) => onChange({ ...draft, project, environment: EVERYWHERE })}
          />
        )}
      </Field>
      <Field label="Environment">
        {(control) => (
          <Select
            {...control}
            value={draft.environment}
            isDisabled={draft.project === EVERYWHERE}
            options={[{ value: EVERYWHERE, label: "All" }, ...named(environments)]}
            onValueChange={(environment) => onChange({ ...draft, environment })}
          />
        )}
      </Field>
    </div>
  );
}

function named(all: readonly { readonly id: string; readonly name: string }[]) {
  return all.map(({ id, name }) => ({ value: id, label: name }));
}
