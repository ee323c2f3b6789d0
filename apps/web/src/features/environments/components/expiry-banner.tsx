"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { formatAbsoluteTime } from "@/format/time.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import type { EnvironmentOverviewData } from "./environment-overview-data.ts";

interface ExpiryBannerProps {
  readonly at: EnvironmentAt;
  readonly name: string;
  readonly expiry: NonNullable<EnvironmentOverviewData["expiry"]>;
}

/** That the environment ends soon, and the way to keep it. */
export function ExpiryBanner({ at, name, expiry }: ExpiryBannerProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("environment:edit");
  const keep = useMutation(
    trpc.schedules.keepLonger.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.environments.overview.queryFilter(at)),
      onError: (error) => notify.failed(`${name} was not kept`, problemOf(error)),
    }),
  );
  return (
    <div className="-mx-6 -mt-6 max-sm:-mx-4">
      <Banner
        status={expiry.isUrgent ? "danger" : "warning"}
        action={
          <Button size="small" isBusy={keep.isPending} disabledReason={missing} onClick={() => keep.mutate(at)}>
            Keep 7 more days
          </Button>
        }
      >
        {name} ends <RelativeTime at={expiry.at} />, on {formatAbsoluteTime(new Date(expiry.at))}: its resources are destroyed then. What
        holds data stays until somebody consents to losing it.
      </Banner>
    </div>
  );
}
