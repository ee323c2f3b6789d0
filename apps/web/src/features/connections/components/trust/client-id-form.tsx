"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "../connection-at.ts";
import { TextField } from "../text-field.tsx";

/** Azure says the identity's id once it is made; with it the connection is tested. */
export function ClientIdForm({ at, clientId }: { at: ConnectionAt; clientId: string | null }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const [entered, setEntered] = useState(clientId ?? "");
  const note = useMutation(
    trpc.connections.trust.setClientId.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.connections.get.queryKey(at) }),
    }),
  );
  const { fields, rest } = formProblemOf(note.error, { shown: ["clientId"], within: "" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    note.mutate({ ...at, clientId: entered });
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      <TextField
        label="Client ID"
        help="The last line that was printed."
        placeholder="00000000-0000-0000-0000-000000000000"
        error={fields["clientId"]}
        value={entered}
        onChange={setEntered}
      />
      {rest && <ErrorState title="The client ID was not stored" problem={rest} />}
      <Button type="submit" variant="primary" isBusy={note.isPending} disabledReason={missing} disabled={entered.trim() === ""}>
        I've run it
      </Button>
    </form>
  );
}
