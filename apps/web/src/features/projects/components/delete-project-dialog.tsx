"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectDialogProps } from "./project-dialog-props.ts";

/** Cannot be undone, so it takes the project's name; and nothing may be deployed. */
export function DeleteProjectDialog({ at, name, deployed, onClose }: ProjectDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const remove = useMutation(
    trpc.projects.remove.mutationOptions({
      onSuccess: async () => {
        notify.done(`${name} is deleted.`);
        await queryClient.invalidateQueries({ queryKey: trpc.projects.list.pathKey() });
        router.push(paths.projects(at.organization));
        router.refresh();
      },
    }),
  );
  const isBlocked = deployed.resources > 0;
  return (
    <Dialog
      title={`Delete ${name}`}
      description={
        isBlocked
          ? `${plural(deployed.environments.length, "environment")} still ${deployed.environments.length === 1 ? "has" : "have"} ${plural(deployed.resources, "resource")}. Destroy them first.`
          : "Its drawing, its versions and its environments go for good. The audit log keeps what was done."
      }
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {isBlocked ? (
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <LinkButton href={paths.environments(at.organization, at.project)}>Open environments</LinkButton>
        </div>
      ) : (
        <div className="space-y-4">
          <ConfirmByTyping
            name={name}
            label="Type the project's name"
            action="Delete project"
            isBusy={remove.isPending}
            onConfirm={() => remove.mutate(at)}
          />
          {remove.isError && <ErrorState title="The project was not deleted" problem={problemOf(remove.error)} />}
        </div>
      )}
    </Dialog>
  );
}
