"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Unlink } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

/** Undoes an import: the record goes, the resource stays. */
export function ForgetImport({ at, address, identifier }: { at: EnvironmentAt; address: string; identifier: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const [isOpen, setIsOpen] = useState(false);
  const forget = useMutation(
    trpc.imports.forget.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.environments.pathKey() });
        notify.done(`${address} is forgotten. ${identifier} stays as it is.`);
        setIsOpen(false);
      },
    }),
  );
  return (
    <>
      {missing === undefined && (
        <IconButton
          label={`Forget ${address}`}
          icon={<Unlink aria-hidden="true" size={16} strokeWidth={1.5} />}
          size="small"
          onClick={() => setIsOpen(true)}
        />
      )}
      <Dialog
        title={`Forget ${address}`}
        description={`The record is dropped, and ${identifier} stays in the cloud as it is. The next plan would create another one.`}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        footer={
          <>
            <Button onClick={() => setIsOpen(false)}>Keep it</Button>
            <Button variant="danger" isBusy={forget.isPending} onClick={() => forget.mutate({ ...at, address })}>
              Forget it
            </Button>
          </>
        }
      >
        {forget.isError && <ErrorState title="It is still recorded" problem={problemOf(forget.error)} />}
      </Dialog>
    </>
  );
}
