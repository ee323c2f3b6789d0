"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

/** Saves settings of an environment and shows the new state everywhere. */
export function useSaveSettings(at: EnvironmentAt) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const readAgain = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.environments.overview.queryKey(at) }),
      queryClient.invalidateQueries({ queryKey: trpc.environments.answers.queryKey(at) }),
    ]);
  return useMutation(
    trpc.environments.update.mutationOptions({
      // Somebody else was quicker: what they saved is shown, so that the next try starts from it.
      onError: async (error) => {
        if (problemOf(error).code === "conflict") await readAgain();
      },
      onSuccess: async () => {
        notify.done("Saved. It takes effect with the next deployment.");
        await readAgain();
        // The name stands in the sidebar, which comes with the layout.
        router.refresh();
      },
    }),
  );
}
