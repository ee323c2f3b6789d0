"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** To call after a change: both lists of tokens are read again. */
export function useTokensChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: trpc.tokens.pathKey() });
}
