"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "./connection-at.ts";
import { emptyDraft, enteredCredentials, shownFields } from "./credential-draft.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { CREDENTIAL_WORDS } from "./credential-words.ts";

/** New credentials for a connection that stays. The old ones are never shown. */
export function ReplaceKeys({ at, cloud }: { at: ConnectionAt; cloud: Cloud }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const [draft, setDraft] = useState(() => emptyDraft(cloud));
  const { one } = CREDENTIAL_WORDS[cloud];
  const credentials = enteredCredentials(draft);
  const update = useMutation(
    trpc.connections.update.mutationOptions({
      onSuccess: () => {
        setDraft(emptyDraft(cloud));
        notify.done(`The ${one} is replaced and being tested.`);
        return queryClient.invalidateQueries({ queryKey: trpc.connections.get.queryKey(at) });
      },
    }),
  );
  const { fields, rest } = formProblemOf(update.error, { shown: shownFields(draft), within: "credentials" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (credentials) update.mutate({ ...at, credentials });
  };
  return (
    <Card title={`Replace the ${one}`}>
      <form onSubmit={submit} className="space-y-4">
        <CredentialFields draft={draft} problems={fields} onChange={setDraft} />
        {rest && <ErrorState title={`The ${one} was not replaced`} problem={rest} />}
        <div className="flex justify-end">
          <Button type="submit" isBusy={update.isPending} disabledReason={missing} disabled={credentials === undefined}>
            Replace {one}
          </Button>
        </div>
      </form>
    </Card>
  );
}
