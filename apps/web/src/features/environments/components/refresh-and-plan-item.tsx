"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { MenuItem } from "@/components/ui/menu.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

/** Plans after everything that is deployed was looked at again, so that the plan puts back what somebody changed in the cloud. */
export function RefreshAndPlanItem({ at, version }: { at: EnvironmentAt; version: number | null }) {
  const trpc = useTRPC();
  const router = useRouter();
  const mayPlan = useMissingPermission("deployment:plan") === undefined;
  const plan = useMutation(
    trpc.deployments.plan.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(at.organization, at.project, number)}?tab=plan`),
      onError: (error) => notify.failed("No plan was made", problemOf(error)),
    }),
  );
  if (version === null) return null;
  return (
    <MenuItem isDisabled={!mayPlan || plan.isPending} onSelect={() => plan.mutate({ ...at, version, refreshFirst: true })}>
      {`Refresh, then plan v${version}`}
    </MenuItem>
  );
}
