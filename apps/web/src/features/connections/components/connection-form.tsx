"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { regionOptions } from "@/clouds/regions/regions-of.ts";
import { USUAL_REGION } from "@/clouds/regions/usual-region.ts";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { CREDENTIAL_WORDS } from "./credential-words.ts";
import { TextField } from "./text-field.tsx";

interface ConnectionFormProps {
  readonly organization: string;
  readonly cloud: Cloud;
  /** The choice between ways stands first. */
  readonly ways: ReactNode;
  /** The asking, as far as it is told here. */
  readonly create: { readonly error: Parameters<typeof formProblemOf>[0]; readonly isPending: boolean };
  /** The part of the input that the own fields fill, and their names there. */
  readonly within: string;
  readonly shown: readonly string[];
  /** Whether the own fields say enough to be sent. */
  readonly isComplete: boolean;
  readonly submitText: string;
  readonly onSubmit: (place: { readonly name: string; readonly defaultRegion: string }) => void;
  /** The fields of this way to connect; given what is wrong with each. */
  readonly children: (problems: Readonly<Record<string, string>>) => ReactNode;
}

/** What every way to connect a cloud asks: a name, a region, and what is its own. */
export function ConnectionForm({
  organization,
  cloud,
  ways,
  create,
  within,
  shown,
  isComplete,
  submitText,
  onSubmit,
  children,
}: ConnectionFormProps) {
  const missing = useMissingPermission("connection:manage");
  const [name, setName] = useState("");
  const [defaultRegion, setDefaultRegion] = useState(USUAL_REGION[cloud]);
  const { fields, rest } = formProblemOf(create.error, { shown: ["name", ...shown], within });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onSubmit({ name, defaultRegion });
  };
  return (
    <form onSubmit={submit} className="self-start">
      <Card title={CREDENTIAL_WORDS[cloud].account}>
        <div className="space-y-4">
          {ways}
          <TextField
            label="Name"
            help="As people of your organisation will see it."
            placeholder="data-prod"
            error={fields["name"]}
            value={name}
            onChange={setName}
          />
          <Field label="Region" help="Suggested for new environments; each can have its own.">
            {(control) => (
              <Combobox {...control} label="Region" value={defaultRegion} onValueChange={setDefaultRegion} options={regionOptions(cloud)} />
            )}
          </Field>
          {children(fields)}
          {rest && <ErrorState title={`${CLOUD_NAMES[cloud]} was not connected`} problem={rest} />}
          <div className="flex justify-end gap-2">
            <LinkButton href={paths.connections(organization)} variant="ghost">
              Cancel
            </LinkButton>
            <Button
              type="submit"
              variant="primary"
              isBusy={create.isPending}
              disabledReason={missing}
              disabled={name.trim() === "" || !isComplete}
            >
              {submitText}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}

/** Leads to the page of a connection that was just made. */
export function useOpenConnection(organization: string): (made: { readonly id: string }) => Promise<void> {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return async ({ id }) => {
    await queryClient.invalidateQueries({ queryKey: trpc.connections.list.queryKey() });
    router.push(paths.connection(organization, id));
  };
}
