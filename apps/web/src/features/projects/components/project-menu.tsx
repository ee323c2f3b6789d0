"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Menu, MenuItem } from "@/components/ui/menu.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectAt } from "./project-at.ts";

export function ProjectMenu({ at, name }: { at: ProjectAt; name: string }) {
  const [opened, setOpened] = useState<"rename" | "archive">();
  const mayEdit = useMissingPermission("project:edit") === undefined;
  const mayArchive = useMissingPermission("project:archive") === undefined;
  const close = () => setOpened(undefined);
  return (
    <>
      <Menu trigger={<IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden="true" size={18} strokeWidth={1.5} />} />}>
        <MenuItem isDisabled={!mayEdit} onSelect={() => setOpened("rename")}>
          Rename project…
        </MenuItem>
        <MenuItem isDisabled={!mayArchive} onSelect={() => setOpened("archive")}>
          Archive project…
        </MenuItem>
      </Menu>
      {opened === "rename" && <RenameDialog at={at} name={name} onClose={close} />}
      {opened === "archive" && <ArchiveDialog at={at} name={name} onClose={close} />}
    </>
  );
}

interface DialogProps {
  at: ProjectAt;
  name: string;
  onClose: () => void;
}

function RenameDialog({ at, name, onClose }: DialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [wanted, setWanted] = useState(name);
  const rename = useMutation(
    trpc.projects.rename.mutationOptions({
      onSuccess: () => {
        onClose();
        router.refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ ...at, name: wanted });
  };
  return (
    <Dialog title="Rename project" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <form onSubmit={submit} className="space-y-4">
        <Field label="Name" help="The address of the project stays as it is.">
          {(control) => <Input {...control} value={wanted} maxLength={80} required onChange={(event) => setWanted(event.target.value)} />}
        </Field>
        {rename.isError && <ErrorState title="The project was not renamed" problem={problemOf(rename.error)} />}
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" isBusy={rename.isPending} disabled={wanted.trim() === "" || wanted === name}>
            Rename project
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ArchiveDialog({ at, name, onClose }: DialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const archive = useMutation(
    trpc.projects.archive.mutationOptions({
      onSuccess: () => {
        notify.done(`${name} is archived.`);
        router.push(paths.projects(at.organization));
        router.refresh();
      },
    }),
  );
  return (
    <Dialog
      title={`Archive ${name}`}
      description="Archiving hides the project and keeps its history. It needs to have no environments."
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
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
