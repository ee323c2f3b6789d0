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

/** A name is all that it takes; whoever makes it owns it. */
export function NewOrganizationForm() {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const create = useMutation(
    trpc.organizations.create.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(paths.organization(slug)) }),
  );
  const { fields, rest } = formProblemOf(create.error, { shown: ["name"], within: "" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) create.mutate({ name });
  };
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field label="Name" help="You are its owner. Invite others afterwards." error={fields["name"]} isRequired>
        {(control) => <Input {...control} value={name} autoComplete="organization" onChange={(event) => setName(event.target.value)} />}
      </Field>
      {rest && <ErrorState title="The organisation was not created" problem={rest} />}
      <Button type="submit" variant="primary" className="w-full" isBusy={create.isPending || create.isSuccess}>
        Create organisation
      </Button>
    </form>
  );
}
