"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { KeyValue } from "@/components/ui/key-value.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OrphanRow } from "../server/list-orphans.ts";
import type { DialogProps } from "./dialog-props.ts";

/** Shows what a finding becomes before it is recorded. */
export function AdoptDialog({
  organization,
  row,
  onClose,
}: DialogProps & { row: OrphanRow & { environment: NonNullable<OrphanRow["environment"]> } }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { name, project } = row.environment;
  const adopt = useMutation(
    trpc.orphans.adopt.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.orphans.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Dialog
      title={`Adopt into ${name}`}
      description="It is read from the cloud and recorded, and stays as it is there. The next plan shows what differs, if anything does."
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button variant="primary" isBusy={adopt.isPending} onClick={() => adopt.mutate({ organization, finding: row.id })}>
            {`Adopt into ${name}`}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <KeyValue
          items={[
            { label: "Resource", value: <span className="break-all font-mono text-code">{row.identifier}</span> },
            { label: "Becomes", value: `${row.componentTitle} › ${row.address}` },
            { label: "Of", value: `${project.name} › ${name}` },
          ]}
        />
        {adopt.isError && <ErrorState title="It was not adopted" problem={problemOf(adopt.error)} />}
      </div>
    </Dialog>
  );
}
