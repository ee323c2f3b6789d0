"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC, useTRPCClient } from "@/trpc/trpc-context.ts";
import { useDesignerAddress } from "./use-designer-address.ts";

interface RestorePlace {
  readonly place: { readonly organization: string; readonly project: string };
  readonly flush: () => Promise<void>;
  readonly onReopen: (reason: string) => void;
}

/** Makes the draft equal to a version; the draft as it was is a version first. */
export function useRestore({ place, flush, onReopen }: RestorePlace) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { setAddress } = useDesignerAddress();
  const mutation = useMutation({
    mutationFn: async (number: number) => {
      await flush();
      const { revision } = await client.designer.open.query(place);
      return client.designer.restore.mutate({ ...place, number, revision });
    },
    onSuccess: async (_answer, number) => {
      await queryClient.invalidateQueries({ queryKey: trpc.designer.versions.queryKey() });
      await setAddress({ version: null });
      onReopen(`v${number} is the draft now; what it was before is saved as a version.`);
    },
    onError: (error) => notify.failed("The version could not be restored", problemOf(error)),
  });
  return { restore: mutation.mutate, isRestoring: mutation.isPending };
}
