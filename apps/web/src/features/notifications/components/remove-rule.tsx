"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useNotificationsChanged } from "./use-notifications-changed.ts";

/** Asks first. */
export function RemoveRule({ organization, id: ruleId, name }: { organization: string; id: string; name: string }) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.notifications.removeRule.mutationOptions({ onSuccess: useNotificationsChanged() }));
  return (
    <Dialog
      title={`Delete ${name}`}
      description="Its events are no longer sent there. Switch it off instead to keep it."
      trigger={
        <Button variant="ghost" aria-label={`Delete ${name}`}>
          Delete
        </Button>
      }
      footer={
        <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ organization, ruleId })}>
          Delete rule
        </Button>
      }
    >
      {remove.isError && <ErrorState title={`${name} was not deleted`} problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
