"use client";

import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { NewTokenDialog } from "@/components/token-dialogs.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { plural } from "@/format/number.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useProvisioningChanged } from "./use-provisioning-changed.ts";

const DAY_OPTIONS = [90, 180, 365].map((days) => ({ value: String(days), label: plural(days, "day") }));
const NEW = { name: "", days: "365" };

/** Names the token that a provider comes with. */
export function NewScimToken({ organization, trigger }: { organization: string; trigger: ReactElement }) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(NEW);
  const create = useMutation(trpc.scim.createToken.mutationOptions({ onSuccess: useProvisioningChanged() }));
  const reset = () => {
    create.reset();
    setDraft(NEW);
  };
  return (
    <NewTokenDialog
      title="Create a token of the provider"
      description="Whoever has it decides about the people of this organisation."
      trigger={trigger}
      create={create}
      isReady={draft.name.trim() !== ""}
      onSubmit={() => create.mutate({ organization, name: draft.name, days: Number(draft.days) })}
      onReset={reset}
    >
      <Field label="Name" help="What uses it, e.g. Okta or Entra ID. It stands in the audit log.">
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            maxLength={80}
            required
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Ends after" help="Without a token nobody is switched off any more: the page warns two weeks before.">
        {(control) => (
          <Select {...control} value={draft.days} onValueChange={(days) => setDraft({ ...draft, days })} options={DAY_OPTIONS} />
        )}
      </Field>
    </NewTokenDialog>
  );
}
