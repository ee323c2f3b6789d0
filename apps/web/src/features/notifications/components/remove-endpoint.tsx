"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

/** Asks first: address, secret and the list of what was sent are forgotten. */
export function RemoveEndpoint({ organization, endpointId, name }: { organization: string; endpointId: string; name: string }) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.notifications.removeEndpoint.mutationOptions({ onSuccess: useNotificationsChanged() }));
  return (
    <Dialog
      title={`Delete ${name}`}
      description="Its address, its secret and the list of what was sent there are forgotten. What still waits is not sent."
      trigger={
        <Button variant="ghost" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ organization, endpointId })}>
          Delete endpoint
        </Button>
      }
    >
      {remove.isError && <ErrorState title={`${name} was not deleted`} problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
