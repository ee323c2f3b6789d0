"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { paths } from "@/shell/navigation.ts";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

export interface RenameFormProps {
  readonly organization: string;
  readonly name: string;
  readonly slug: string;
  /** Why the person may not change it. */
  readonly missing: string | undefined;
}

export function RenameForm({ organization, name, slug, missing }: RenameFormProps) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState({ name, slug });
  const rename = useMutation(
    trpc.organizations.rename.mutationOptions({
      // A full load: every address and every name on the page may be another one.
      onSuccess: (renamed) => window.location.assign(paths.general(renamed.slug)),
    }),
  );
  const isDirty = draft.name !== name || draft.slug !== slug;
  const { fields, rest } = formProblemOf(rename.error, { shown: ["name", "slug"], within: "" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isDirty && missing === undefined && !rename.isPending) rename.mutate({ organization, ...draft });
  };
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field label="Name" error={fields["name"]}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            readOnly={missing !== undefined}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Address"
        help="The first part of every address of this organisation. The old one goes on leading here."
        error={fields["slug"]}
      >
        {(control) => (
          <Input
            {...control}
            value={draft.slug}
            readOnly={missing !== undefined}
            spellCheck={false}
            onChange={(event) => setDraft({ ...draft, slug: event.target.value })}
          />
        )}
      </Field>
      {rest && <ErrorState title="The changes were not saved" problem={rest} />}
      <Button
        type="submit"
        variant="primary"
        isBusy={rename.isPending}
        disabledReason={missing}
        disabled={missing === undefined && !isDirty}
      >
        Save changes
      </Button>
    </form>
  );
}
