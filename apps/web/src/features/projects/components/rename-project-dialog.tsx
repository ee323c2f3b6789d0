"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectDialogProps } from "./project-dialog-props.ts";

export function RenameProjectDialog({ at, name, onClose }: ProjectDialogProps) {
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
