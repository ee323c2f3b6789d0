"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** What every change of this page does at its end: what is shown is read again. */
export function useSsoChange() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return { onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.sso.get.queryKey() }) };
}
