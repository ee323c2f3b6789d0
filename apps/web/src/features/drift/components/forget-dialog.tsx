"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DriftRow } from "../server/load-drift.ts";

/** Drops our record of what is not there any more. */
export function ForgetDialog({ organization, row, onClose }: { organization: string; row: DriftRow; onClose: () => void }) {
  const trpc = useTRPC();
  const forget = useMutation(trpc.drift.forget.mutationOptions({ onSuccess: onClose }));
  const at = { organization, project: row.project.slug, environment: row.environment.slug };
  return (
    <Dialog
      title={`Forget ${row.address}?`}
      description={`The cloud has it no more. Forgetting drops its record in ${row.environment.name} and touches no cloud; the next plan creates it again where the design wants it.`}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Keep the record
          </Button>
          <Button variant="danger" isBusy={forget.isPending} onClick={() => forget.mutate({ ...at, finding: row.id })}>
            Forget resource
          </Button>
        </>
      }
    >
      {forget.isError && <ErrorState title="Nothing was forgotten" problem={problemOf(forget.error)} />}
    </Dialog>
  );
}
