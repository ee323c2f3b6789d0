"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { plural } from "@/format/number.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Asks before the credentials are forgotten: nobody else has them in this form. */
export function RemoveService({
  organization,
  service: { id, name, usedBy },
}: {
  organization: string;
  service: { readonly id: string; readonly name: string; readonly usedBy: number };
}) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const inUse = usedBy > 0 ? `${plural(usedBy, "environment")} still ${usedBy === 1 ? "uses" : "use"} it.` : undefined;
  const remove = useMutation(
    trpc.connections.services.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.connections.services.list.queryKey() }),
    }),
  );
  return (
    <Dialog
      title={`Remove ${name}`}
      description="The credentials are forgotten at once. Nothing at the service changes."
      trigger={
        <Button variant="ghost" aria-label={`Remove ${name}`} disabledReason={missing ?? inUse}>
          Remove
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ organization, service: id })}>
          Remove account
        </Button>
      }
    >
      {remove.isError && <ErrorState title={`${name} was not removed`} problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
