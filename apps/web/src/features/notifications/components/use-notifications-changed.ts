"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** What the page shows is asked for again. */
export function useNotificationsChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: trpc.notifications.pathKey() });
}
