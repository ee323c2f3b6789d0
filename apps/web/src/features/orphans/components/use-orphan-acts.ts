"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { OrphanRow } from "../server/list-orphans.ts";

type Named = Pick<OrphanRow, "id" | "identifier">;

/** What can be done about findings at once; what needs a question first has a dialog. */
export function useOrphanActs(organization: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const fetchAgain = () => queryClient.invalidateQueries({ queryKey: trpc.orphans.pathKey() });
  const handlers = (failure: string) => ({
    onSuccess: fetchAgain,
    onError: (error: unknown) => notify.failed(failure, problemOf(error)),
  });
  const scan = useMutation(trpc.orphans.scan.mutationOptions(handlers("No scan was started")));
  const dismiss = useMutation(trpc.orphans.dismiss.mutationOptions(handlers("It was not put aside")));
  const reopen = useMutation(trpc.orphans.reopen.mutationOptions(handlers("It was not listed again")));
  const listAgain = ({ id }: Named) => reopen.mutate({ organization, finding: id });
  return {
    scan: () => scan.mutate({ organization }),
    isAskingForScan: scan.isPending,
    listAgain,
    dismiss(row: Named) {
      const onSuccess = () => notify.undoable(`${row.identifier} is not ours and is not listed any more.`, () => listAgain(row));
      dismiss.mutate({ organization, finding: row.id }, { onSuccess });
    },
  };
}

/** Goes to a plan that was just asked for. */
export function useOpenPlan(organization: string) {
  const router = useRouter();
  return (project: string, number: number) => router.push(`${paths.deployment(organization, project, number)}?tab=plan`);
}
