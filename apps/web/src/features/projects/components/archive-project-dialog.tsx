"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DeployedResources, ProjectDialogProps } from "./project-dialog-props.ts";

export function ArchiveProjectDialog({ at, name, deployed, onClose }: ProjectDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const archive = useMutation(
    trpc.projects.archive.mutationOptions({
      onSuccess: async () => {
        notify.done(`${name} is archived.`);
        await queryClient.invalidateQueries({ queryKey: trpc.projects.list.pathKey() });
        router.push(paths.projects(at.organization));
        router.refresh();
      },
    }),
  );
  const [environment] = deployed.environments;
  return (
    <Dialog
      title={`Archive ${name}`}
      description={archiveWords(name, deployed)}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          {environment && (
            <LinkButton href={destroyAddress(at, deployed.environments)} variant="ghost">
              Destroy resources first…
            </LinkButton>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" isBusy={archive.isPending} onClick={() => archive.mutate(at)}>
            Archive project
          </Button>
        </>
      }
    >
      {archive.isError && <ErrorState title="The project was not archived" problem={problemOf(archive.error)} />}
    </Dialog>
  );
}

function archiveWords(name: string, { resources, environments }: DeployedResources): string {
  if (resources === 0) return `Archiving hides ${name} and keeps its history. Nothing of it is deployed.`;
  return `Archiving hides ${name}. ${plural(resources, "resource")} in ${plural(environments.length, "environment")} keep running and keep costing money.`;
}

/** Straight to the one that has something; with several, a person chooses. */
function destroyAddress({ organization, project }: ProjectDialogProps["at"], environments: readonly string[]): string {
  const [environment, ...more] = environments;
  if (!environment || more.length > 0) return paths.environments(organization, project);
  return paths.environmentTab({ organization, project, environment }, "destroy");
}
