"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { Run } from "../store/run-types.ts";
import type { RunAddress } from "./use-run-view.ts";

/** A new deployment linked to this one: the same wish, planned again from what is recorded now. It opens once it is made. */
export function useFollowUp({ organization, project }: RunAddress, { deployment }: Run) {
  const trpc = useTRPC();
  const router = useRouter();
  const handlers = {
    onSuccess: ({ number }: { number: number }) => router.push(`${paths.deployment(organization, project, number)}?tab=plan`),
    onError: (error: unknown) => notify.failed("No plan was made", problemOf(error)),
  };
  const plan = useMutation(trpc.deployments.plan.mutationOptions(handlers));
  const destroy = useMutation(trpc.deployments.destroy.mutationOptions(handlers));
  const at = { organization, project, environment: deployment.environment.slug };
  const isOver = deployment.finishedAt !== null;
  return {
    isPending: plan.isPending || destroy.isPending || plan.isSuccess || destroy.isSuccess,
    /** With the consents of this one, and those that were typed now. */
    planAgain(typed: readonly string[] = []) {
      const retry = isOver ? { retryOfId: deployment.id } : {};
      const wish = { ...at, consents: [...typed], inheritConsentsOfId: deployment.id, ...retry };
      const { undoOfId, orphanId, destroyComponents, onlyComponents, onlyAddresses } = deployment;
      const ends = { destroyComponents, ...(undoOfId === null ? {} : { undoOfId }), ...(orphanId === null ? {} : { orphanId }) };
      if (deployment.kind === "destroy") destroy.mutate({ ...wish, ...ends });
      else plan.mutate({ ...wish, onlyComponents, onlyAddresses, ...(deployment.version === null ? {} : { version: deployment.version }) });
    },
  };
}
