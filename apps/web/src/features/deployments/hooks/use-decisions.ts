"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { whoDecidedBefore } from "../store/decided-before.ts";
import type { Run } from "../store/run-types.ts";
import type { RunAddress } from "./use-run-view.ts";

export interface Approval {
  /** Of the plan that is in view. */
  readonly planHash: string;
  readonly comment: string;
  readonly acceptsLoss?: { readonly environment?: string };
  readonly acceptsPreflight?: boolean;
  /** What the guardrails said about it, and why it is right all the same. */
  readonly policies?: { readonly seen: string; readonly reason?: string };
}

/**
 * What a person decides about a deployment. After each the page reads again; a refusal is shown in the server's words, or,
 * when somebody else was quicker, by who it was and when.
 */
export function useDecisions(address: RunAddress) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const settle = () => queryClient.invalidateQueries({ queryKey: trpc.deployments.pathKey() });
  const lookAgain = () => queryClient.fetchQuery({ ...trpc.deployments.get.queryOptions(address), staleTime: 0 });
  const handlers = (what: string) => ({ onSettled: settle, onError: (error: unknown) => void explain(what, error, lookAgain) });
  const approveMutation = useMutation(trpc.deployments.approve.mutationOptions(handlers("The plan was not approved")));
  const discardMutation = useMutation(trpc.deployments.discard.mutationOptions(handlers("The plan was not discarded")));
  const cancelMutation = useMutation(trpc.deployments.cancel.mutationOptions(handlers("The deployment was not cancelled")));
  return {
    approve: {
      isPending: approveMutation.isPending,
      mutate: ({ comment, ...approval }: Approval, done: () => void) =>
        approveMutation.mutate({ ...address, ...approval, ...commentOf(comment) }, { onSuccess: done }),
    },
    discard: {
      isPending: discardMutation.isPending,
      mutate: (comment: string) => discardMutation.mutate({ ...address, ...commentOf(comment) }),
    },
    cancel: {
      isPending: cancelMutation.isPending,
      /** The server has it: nothing new starts from now on, whether or not the run's log has told so yet. */
      isDone: cancelMutation.isSuccess,
      mutate: (done: () => void) => cancelMutation.mutate(address, { onSuccess: done }),
    },
  };
}

async function explain(what: string, error: unknown, lookAgain: () => Promise<Run>): Promise<void> {
  const problem = problemOf(error);
  const run = problem.code === "conflict" ? await lookAgain().catch(() => undefined) : undefined;
  notify.failed((run && whoDecidedBefore(run.deployment, Date.now())) ?? what, problem);
}

function commentOf(text: string): { comment?: string } {
  const comment = text.trim();
  return comment === "" ? {} : { comment };
}

export type Decisions = ReturnType<typeof useDecisions>;
