"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

/** Saves settings of an environment and shows the new state everywhere. */
export function useSaveSettings(at: EnvironmentAt) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.environments.update.mutationOptions({
      onSuccess: async () => {
        notify.done("Saved. It takes effect with the next deployment.");
        await queryClient.invalidateQueries({ queryKey: trpc.environments.overview.queryKey(at) });
        // The name stands in the sidebar, which comes with the layout.
        router.refresh();
      },
    }),
  );
}
