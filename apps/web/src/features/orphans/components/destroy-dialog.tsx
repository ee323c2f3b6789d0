"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmByTyping } from "@/components/ui/confirm-by-typing.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OrphanRow } from "../server/list-orphans.ts";
import type { DialogProps } from "./dialog-props.ts";
import { useOpenPlan } from "./use-orphan-acts.ts";

interface Destroyable extends OrphanRow {
  readonly environment: NonNullable<OrphanRow["environment"]>;
  readonly destroyable: NonNullable<OrphanRow["destroyable"]>;
}

/** Ends in a plan. Where data would be lost, the name of the component is typed first: it is the consent. */
export function DestroyDialog({ organization, row, onClose }: DialogProps & { row: Destroyable }) {
  const trpc = useTRPC();
  const openPlan = useOpenPlan(organization);
  const { environment, destroyable, component, identifier } = row;
  const { slug, project } = environment;
  const destroy = useMutation(
    trpc.deployments.destroy.mutationOptions({ onSuccess: ({ number }: { number: number }) => openPlan(project.slug, number) }),
  );
  const plan = (consents: string[]) =>
    destroy.mutate({ organization, project: project.slug, environment: slug, orphanId: row.id, consents });
  const isBusy = destroy.isPending || destroy.isSuccess;
  return (
    <Dialog
      title={`Destroy ${row.title ?? identifier}`}
      description="This makes a plan that destroys this one resource. Nothing is destroyed before somebody reads and approves it."
      isOpen
      onOpenChange={onClose}
    >
      <div className="space-y-4">
        {destroyable.holdsData ? (
          <>
            <p>What it holds is lost and cannot be brought back.</p>
            <ConfirmByTyping
              name={component}
              label="Type the component's name"
              action="Plan its destruction"
              isBusy={isBusy}
              onConfirm={() => plan([destroyable.address])}
            />
          </>
        ) : (
          <div className="flex justify-end gap-2">
            <Button onClick={onClose}>Keep it</Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => plan([])}>
              Plan its destruction
            </Button>
          </div>
        )}
        {destroy.isError && <ErrorState title="No plan was made" problem={problemOf(destroy.error)} />}
      </div>
    </Dialog>
  );
}
