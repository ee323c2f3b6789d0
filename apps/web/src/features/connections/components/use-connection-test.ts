import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ConnectionAt } from "./connection-at.ts";

/** Asks for a test of a connection; the page shows its steps as they come. */
export function useConnectionTest(at: ConnectionAt) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.connections.get.queryKey(at) });
  return useMutation(trpc.connections.test.mutationOptions({ onSettled }));
}
