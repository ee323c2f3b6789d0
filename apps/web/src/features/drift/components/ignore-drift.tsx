"use client";

import { useMutation } from "@tanstack/react-query";
import { IgnoreDialog } from "@/components/ignore-dialog.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DriftRow } from "../server/load-drift.ts";

/** Leaves findings aside with a reason, up to a day. */
export function IgnoreDrift({ organization, rows, onClose }: { organization: string; rows: readonly DriftRow[]; onClose: () => void }) {
  const trpc = useTRPC();
  const ignore = useMutation(
    trpc.drift.ignore.mutationOptions({
      onSuccess: (_, { until }) => {
        notify.done(`${plural(rows.length, "finding is", "findings are")} ignored until ${until}`);
        onClose();
      },
    }),
  );
  const action = `Ignore ${plural(rows.length, "finding")}`;
  return (
    <IgnoreDialog
      title={action}
      description="It is not counted and no plan puts it back. When the value changes once more it is shown again."
      action={action}
      failure="Nothing was ignored"
      error={ignore.error}
      isBusy={ignore.isPending}
      onIgnore={(asked) => ignore.mutate({ organization, findings: rows.map(({ id }) => id), ...asked })}
      onClose={onClose}
    />
  );
}
