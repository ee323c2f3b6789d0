"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

interface AsleepBannerProps {
  readonly at: EnvironmentAt;
  readonly name: string;
  readonly since: string;
  readonly isWaking: boolean;
}

/** That compute is missing on purpose, and the way to get it back. */
export function AsleepBanner({ at, name, since, isWaking }: AsleepBannerProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:plan");
  const wake = useMutation(
    trpc.schedules.wake.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(at.organization, at.project, number)}?tab=plan`),
      onError: (error) => notify.failed(`${name} was not woken`, problemOf(error)),
    }),
  );
  return (
    <div className="-mx-6 -mt-6 max-sm:-mx-4">
      <Banner
        status="neutral"
        action={
          isWaking ? undefined : (
            <Button size="small" isBusy={wake.isPending || wake.isSuccess} disabledReason={missing} onClick={() => wake.mutate(at)}>
              {`Wake ${name}`}
            </Button>
          )
        }
      >
        Asleep: compute was stopped <RelativeTime at={since} />, on purpose. Data stays.
        {isWaking && " A plan to wake it is on its way."}
      </Banner>
    </div>
  );
}
