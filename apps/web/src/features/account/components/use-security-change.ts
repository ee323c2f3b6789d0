"use client";

import { useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** What every change of one's account does afterwards: the page is fetched again, a failure is told. */
export function useSecurityChange(failure: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.account.security.queryKey() }),
    onError: (error: unknown) => notify.failed(failure, problemOf(error)),
  };
}
