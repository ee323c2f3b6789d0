"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { DriftRow } from "../server/load-drift.ts";

/** What is being asked in a dialog. */
export type DriftQuestion =
  | { readonly ask: "ignore"; readonly rows: readonly DriftRow[] }
  | { readonly ask: "adopt"; readonly row: DriftRow }
  | { readonly ask: "forget"; readonly row: DriftRow };

/** What a person can do about findings. Nothing here touches a cloud: reverting opens a plan. */
export function useDriftActions(organization: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const [question, setQuestion] = useState<DriftQuestion>();
  const whyNotPlan = useMissingPermission("deployment:plan");
  const whyNotDecide = useMissingPermission("drift:decide");
  const revert = useMutation(
    trpc.drift.revert.mutationOptions({
      onSuccess: ({ number }, { project }) => router.push(`${paths.deployment(organization, project, number)}?tab=plan`),
      onError: (error) => notify.failed("No plan was made", problemOf(error)),
    }),
  );
  return {
    organization,
    question,
    close: () => setQuestion(undefined),
    isReverting: revert.isPending || revert.isSuccess,
    whyNotDecide,
    /** A plan is of one environment. */
    whyNotRevert(rows: readonly DriftRow[]): string | undefined {
      const places = new Set(rows.map(placeOf));
      return whyNotPlan ?? (places.size > 1 ? "A plan is of one environment: tick findings of one only." : undefined);
    },
    revert(rows: readonly DriftRow[]) {
      const [first] = rows;
      if (first)
        revert.mutate({
          organization,
          project: first.project.slug,
          environment: first.environment.slug,
          findings: rows.map(({ id }) => id),
        });
    },
    ignore: (rows: readonly DriftRow[]) => setQuestion({ ask: "ignore", rows }),
    adopt: (row: DriftRow) => setQuestion({ ask: "adopt", row }),
    forget: (row: DriftRow) => setQuestion({ ask: "forget", row }),
  };
}

export type DriftActions = ReturnType<typeof useDriftActions>;

function placeOf({ project, environment }: DriftRow): string {
  return `${project.slug}/${environment.slug}`;
}
