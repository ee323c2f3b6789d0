"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RunAddress } from "./use-run-view.ts";

/** What a person decides about a deployment. After each the page reads again; a refusal is shown in the server's words. */
export function useDecisions(address: RunAddress) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settle = () => queryClient.invalidateQueries({ queryKey: trpc.deployments.pathKey() });
  const handlers = (what: string) => ({
    onSettled: settle,
    onError: (error: unknown) => notify.failed(what, problemOf(error)),
  });
  const approveMutation = useMutation(trpc.deployments.approve.mutationOptions(handlers("The plan was not approved")));
  const discardMutation = useMutation(trpc.deployments.discard.mutationOptions(handlers("The plan was not discarded")));
  const cancelMutation = useMutation(trpc.deployments.cancel.mutationOptions(handlers("The deployment was not cancelled")));
  return {
    approve: {
      isPending: approveMutation.isPending,
      mutate: ({ planHash, comment }: { planHash: string; comment: string }) =>
        approveMutation.mutate({ ...address, planHash, ...(comment.trim() ? { comment: comment.trim() } : {}) }),
    },
    discard: {
      isPending: discardMutation.isPending,
      mutate: (comment: string) => discardMutation.mutate({ ...address, ...(comment.trim() ? { comment: comment.trim() } : {}) }),
    },
    cancel: { isPending: cancelMutation.isPending, mutate: (done: () => void) => cancelMutation.mutate(address, { onSuccess: done }) },
  };
}

export type Decisions = ReturnType<typeof useDecisions>;
