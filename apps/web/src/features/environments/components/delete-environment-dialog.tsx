"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

export function DeleteEnvironmentDialog({ at, name, onClose }: { at: EnvironmentAt; name: string; onClose: () => void }) {
  const trpc = useTRPC();
  const router = useRouter();
  const remove = useMutation(
    trpc.environments.remove.mutationOptions({
      onSuccess: () => {
        notify.done(`${name} is deleted.`);
        router.push(paths.environments(at.organization, at.project));
        router.refresh();
      },
    }),
  );
  return (
    <Dialog
      title={`Delete ${name}`}
      description="Removes its settings and history from the console. The audit log stays."
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <div className="space-y-4">
        <ConfirmByTyping
          name={name}
          label="Type the environment's name"
          action="Delete environment"
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate(at)}
          secondary={
            <Button variant="ghost" onClick={onClose}>
              Cancel
            </Button>
          }
        />
        {remove.isError && <ErrorState title="The environment was not deleted" problem={problemOf(remove.error)} />}
      </div>
    </Dialog>
  );
}
