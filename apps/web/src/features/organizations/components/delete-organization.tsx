"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { formatDate } from "@/format/time.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

export interface DeleteOrganizationProps {
  readonly organization: string;
  readonly name: string;
  readonly deletion: { readonly purgeAt: Date | string } | null;
  readonly environmentsInUse: number;
  /** Why the person may not do it. */
  readonly missing: string | undefined;
}

/** The end in two steps: shut at once, gone after two weeks, restored by an owner until then. */
export function DeleteOrganization({ deletion, ...props }: DeleteOrganizationProps) {
  return deletion ? <Restore {...props} purgeAt={deletion.purgeAt} /> : <AskDeletion {...props} />;
}

function AskDeletion({ organization, name, environmentsInUse, missing }: Omit<DeleteOrganizationProps, "deletion">) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const ask = useMutation(
    trpc.organizations.delete.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.organizations.pathKey() });
        setIsOpen(false);
      },
    }),
  );
  const remains = environmentsInUse === 1 ? "1 remains." : `${environmentsInUse} remain.`;
  const why = environmentsInUse > 0 ? `Deleting this organisation needs every environment destroyed first. ${remains}` : undefined;
  return (
    <div className="space-y-2">
      <p className="text-secondary">{why ?? "Delete the organisation. An owner can restore it for 14 days; the audit log stays."}</p>
      <Dialog
        title={`Delete ${name}`}
        description="Everybody but its owners is shut out now. After 14 days everything but the audit log is gone for good."
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <Button variant="danger" disabledReason={missing ?? why}>
            Delete organisation…
          </Button>
        }
      >
        <div className="space-y-4">
          {ask.isError && <ErrorState title={`${name} was not deleted`} problem={problemOf(ask.error)} />}
          <ConfirmByTyping
            name={name}
            label="Type the organisation's name"
            action="Delete organisation"
            isBusy={ask.isPending}
            onConfirm={() => ask.mutate({ organization })}
          />
        </div>
      </Dialog>
    </div>
  );
}

function Restore({ organization, name, purgeAt, missing }: Omit<DeleteOrganizationProps, "deletion"> & { purgeAt: Date | string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const restore = useMutation(
    trpc.organizations.restore.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.organizations.pathKey() }),
      onError: (error) => notify.failed(`${name} was not restored`, problemOf(error)),
    }),
  );
  return (
    <div className="space-y-2">
      <p role="status">
        {name} is shut for everybody but its owners. On {formatDate(new Date(purgeAt))} everything but its audit log is gone for good.
      </p>
      <Button variant="primary" disabledReason={missing} isBusy={restore.isPending} onClick={() => restore.mutate({ organization })}>
        Restore organisation
      </Button>
    </div>
  );
}
