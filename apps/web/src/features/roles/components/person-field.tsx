"use client";

import { useQuery } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import { Combobox } from "@/components/ui/combobox.tsx";
import { Field } from "@/components/ui/field.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

export function PersonField({
  organization,
  person,
  onChange,
}: {
  readonly organization: string;
  readonly person: string | undefined;
  readonly onChange: (person: string) => void;
}) {
  const trpc = useTRPC();
  const { data: people = [] } = useQuery(trpc.projects.people.queryOptions({ organization }));
  return (
    <Field label="Person">
      {(control) => (
        <Combobox
          {...control}
          label="Person"
          value={person}
          onValueChange={onChange}
          options={people.map(({ id, name, role }) => ({ value: id, label: name, detail: ROLE_DESCRIPTIONS[role].title }))}
        />
      )}
    </Field>
  );
}
