"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EnvironmentSummary } from "@zerolake/db";
import { ArrowDown, ArrowUp } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

interface MoveButtonsProps {
  readonly at: { readonly organization: string; readonly project: string };
  readonly environments: readonly EnvironmentSummary[];
  readonly index: number;
}

const ICON = { "aria-hidden": true, size: 14, strokeWidth: 1.5 } as const;

/** Moves an environment one place on the way of promotion. They lie over the row's link. */
export function MoveButtons({ at, environments, index }: MoveButtonsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const order = useMutation(
    trpc.environments.order.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.environments.list.queryFilter(at)),
      onError: (error) => notify.failed("The order was not changed", problemOf(error)),
    }),
  );
  const name = environments[index]?.name ?? "";
  const move = (by: -1 | 1) => order.mutate({ ...at, order: moved(environments, index, by) });
  const isOff = missing !== undefined || order.isPending;
  return (
    <span className="relative z-10 inline-flex items-center gap-1">
      <span className="tabular w-5 text-secondary">{index + 1}.</span>
      <IconButton
        size="small"
        label={`Move ${name} up`}
        icon={<ArrowUp {...ICON} />}
        disabled={isOff || index === 0}
        onClick={() => move(-1)}
      />
      <IconButton
        size="small"
        label={`Move ${name} down`}
        icon={<ArrowDown {...ICON} />}
        disabled={isOff || index === environments.length - 1}
        onClick={() => move(1)}
      />
    </span>
  );
}

function moved(environments: readonly EnvironmentSummary[], index: number, by: -1 | 1): string[] {
  const ids = environments.map(({ id }) => id);
  const [id] = ids.splice(index, 1);
  if (id !== undefined) ids.splice(index + by, 0, id);
  return ids;
}
