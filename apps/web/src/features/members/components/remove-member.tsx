"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MemberRow } from "@zerolake/db";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

export type RemovedMember = Pick<MemberRow, "userId" | "name">;

/** Asks first: coming back takes an invitation. */
export function RemoveMember({ organization, member, onClose }: { organization: string; member: RemovedMember; onClose: () => void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { userId, name } = member;
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.members.list.queryKey() });
        notify.done(`${name} was removed.`);
        onClose();
      },
    }),
  );
  return (
    <Dialog
      title={`Remove ${name}`}
      description="Their sessions in this organisation end now. What they did keeps their name. Coming back takes an invitation."
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate({ organization, userId })}>
          Remove member
        </Button>
      }
    >
      {remove.isError && <ErrorState title={`${name} was not removed`} problem={problemOf(remove.error)} />}
    </Dialog>
  );
}
