"use client";

import { useQuery } from "@tanstack/react-query";
import { Combobox } from "@/components/ui/combobox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Slugs; no project: the whole organisation, no environment: all of the project. */
export interface ChosenPlace {
  readonly inProject?: string;
  readonly inEnvironment?: string;
}

/** No project and no environment can be called like this. */
const ALL = "*";

export function PlaceFields({
  organization,
  place,
  onChange,
  isProjectNeeded = false,
}: {
  readonly organization: string;
  readonly place: ChosenPlace;
  readonly onChange: (place: ChosenPlace) => void;
  /** The organisation as a whole is not offered. */
  readonly isProjectNeeded?: boolean;
}) {
  const trpc = useTRPC();
  const { inProject, inEnvironment } = place;
  const { data: frame } = useQuery(trpc.navigation.organization.queryOptions({ organization }));
  const { data: inside } = useQuery(
    trpc.navigation.project.queryOptions({ organization, project: inProject ?? "" }, { enabled: inProject !== undefined }),
  );
  const projects = (frame?.projects ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const environments = (inside?.environments ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <>
      <Field label="Project">
        {(control) => (
          <Combobox
            {...control}
            label="Project"
            value={inProject ?? (isProjectNeeded ? undefined : ALL)}
            onValueChange={(value) => onChange(value === ALL ? {} : { inProject: value })}
            options={[...(isProjectNeeded ? [] : [{ value: ALL, label: "The whole organisation" }]), ...projects]}
          />
        )}
      </Field>
      {inProject !== undefined && (
        <Field label="Environment">
          {(control) => (
            <Combobox
              {...control}
              label="Environment"
              value={inEnvironment ?? ALL}
              onValueChange={(value) => onChange(value === ALL ? { inProject } : { inProject, inEnvironment: value })}
              options={[{ value: ALL, label: "The whole project" }, ...environments]}
            />
          )}
        </Field>
      )}
    </>
  );
}
