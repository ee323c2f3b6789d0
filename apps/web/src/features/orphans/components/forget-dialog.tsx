"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OrphanRow } from "../server/list-orphans.ts";
import type { DialogProps } from "./dialog-props.ts";
import { useOpenPlan } from "./use-orphan-acts.ts";

type Gone = OrphanRow & { readonly environment: NonNullable<OrphanRow["environment"]> };

const WORDS = {
  forget: {
    title: "Forget",
    description: "Its record is dropped. Nothing changes in the cloud; a plan creates it again where the design wants it.",
    action: "Forget it",
  },
  createAgain: {
    title: "Create again",
    description: "Its record is dropped, and a plan is made that creates it again with what it needs. What it held does not come back.",
    action: "Plan to create it again",
  },
} as const;

/** Drops the record of what is not there any more, and on demand makes the plan that creates it again. */
export function ForgetDialog({ organization, row, act, onClose }: DialogProps & { row: Gone; act: keyof typeof WORDS }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const openPlan = useOpenPlan(organization);
  const { slug, project } = row.environment;
  const plan = useMutation(
    trpc.deployments.plan.mutationOptions({ onSuccess: ({ number }: { number: number }) => openPlan(project.slug, number) }),
  );
  const forget = useMutation(
    trpc.orphans.forget.mutationOptions({
      onSuccess: async () => {
        const version = row.environment.deployedVersion;
        const at = { organization, project: project.slug, environment: slug };
        if (act === "createAgain") plan.mutate({ ...at, onlyAddresses: [row.address], ...(version === null ? {} : { version }) });
        await queryClient.invalidateQueries({ queryKey: trpc.orphans.pathKey() });
        if (act === "forget") onClose();
      },
    }),
  );
  const failed = forget.error ?? plan.error;
  const { title, description, action } = WORDS[act];
  return (
    <Dialog
      title={`${title}: ${row.address}`}
      description={description}
      isOpen
      onOpenChange={onClose}
      footer={
        <>
          <Button onClick={onClose}>Leave it</Button>
          <Button
            variant={act === "forget" ? "danger" : "primary"}
            isBusy={forget.isPending || plan.isPending || plan.isSuccess}
            onClick={() => forget.mutate({ organization, finding: row.id })}
          >
            {action}
          </Button>
        </>
      }
    >
      {failed && <ErrorState title={forget.isError ? "It is still recorded" : "No plan was made"} problem={problemOf(failed)} />}
    </Dialog>
  );
}
