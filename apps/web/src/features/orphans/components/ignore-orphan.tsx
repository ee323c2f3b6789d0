"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IgnoreDialog } from "@/components/ignore-dialog.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OrphanRow } from "../server/list-orphans.ts";
import type { DialogProps } from "./dialog-props.ts";

/** Leaves a finding aside with a reason, up to a day. */
export function IgnoreOrphan({ organization, row, onClose }: DialogProps & { row: Pick<OrphanRow, "id" | "identifier" | "title"> }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ignore = useMutation(
    trpc.orphans.ignore.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.orphans.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <IgnoreDialog
      title={`Ignore ${row.title ?? row.identifier}`}
      description="It is not listed until that day, and then again."
      action="Ignore finding"
      failure="It is still listed"
      error={ignore.error}
      isBusy={ignore.isPending}
      onIgnore={(asked) => ignore.mutate({ organization, finding: row.id, ...asked })}
      onClose={onClose}
    />
  );
}
