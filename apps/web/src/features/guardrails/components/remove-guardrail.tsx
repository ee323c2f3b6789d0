"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Asks first: what it said about earlier plans stays with them, its terms are gone. */
export function RemoveGuardrail({ organization, id, name }: { organization: string; id: string; name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("policy:manage");
  const remove = useMutation(
    trpc.guardrails.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.guardrails.list.queryKey() }),
    }),
  );
  return (
    <Dialog
      title={`Delete ${name}`}
      description="Plans are no longer held against it. What it said about earlier plans stays with them. Switch it off instead to keep its terms."
      trigger={
        <Button variant="ghost" aria-label={`Delete ${name}`} disabledReason={missing}>
          Delete
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ organization, guardrailId: id })}>
          Delete guardrail
        </Button>
      }
    >
      {remove.isError && <ErrorState title={`${name} was not deleted`} problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
