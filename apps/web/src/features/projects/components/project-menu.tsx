"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ArchiveProjectDialog } from "./archive-project-dialog.tsx";
import { DeleteProjectDialog } from "./delete-project-dialog.tsx";
import type { ProjectAt } from "./project-at.ts";
import type { DeployedResources } from "./project-dialog-props.ts";
import { RenameProjectDialog } from "./rename-project-dialog.tsx";

const DIALOGS = { rename: RenameProjectDialog, archive: ArchiveProjectDialog, delete: DeleteProjectDialog };

export function ProjectMenu({
  at,
  name,
  isArchived,
  deployed,
}: {
  at: ProjectAt;
  name: string;
  isArchived: boolean;
  deployed: DeployedResources;
}) {
  const [opened, setOpened] = useState<keyof typeof DIALOGS>();
  const mayEdit = useMissingPermission("project:edit") === undefined;
  const mayArchive = useMissingPermission("project:archive") === undefined;
  const restore = useRestore(at);
  const OpenedDialog = opened && DIALOGS[opened];
  return (
    <>
      <Menu trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden="true" size={18} strokeWidth={1.5} />} />}>
        <MenuItem isDisabled={!mayEdit} onSelect={() => setOpened("rename")}>
          Rename project…
        </MenuItem>
        {isArchived ? (
          <MenuItem isDisabled={!mayArchive} onSelect={restore}>
            Restore project
          </MenuItem>
        ) : (
          <MenuItem isDisabled={!mayArchive} onSelect={() => setOpened("archive")}>
            Archive project…
          </MenuItem>
        )}
        <MenuItem isDisabled={!mayArchive} onSelect={() => setOpened("delete")}>
          Delete project…
        </MenuItem>
      </Menu>
      {OpenedDialog && <OpenedDialog at={at} name={name} deployed={deployed} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function useRestore(at: ProjectAt): () => void {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const restore = useMutation(
    trpc.projects.restore.mutationOptions({
      onSuccess: async () => {
        notify.done("The project is in the lists again.");
        await queryClient.invalidateQueries({ queryKey: trpc.projects.pathKey() });
        router.refresh();
      },
      onError: (error) => notify.failed("The project was not restored", problemOf(error)),
    }),
  );
  return () => restore.mutate(at);
}
