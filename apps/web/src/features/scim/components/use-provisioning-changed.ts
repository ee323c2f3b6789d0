"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** What every change of this page does at its end: what is shown is read again. */
export function useProvisioningChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: trpc.scim.get.queryKey() });
}
