"use client";

import { useMutation } from "@tanstack/react-query";
import type { EnvironmentLock } from "@zerolake/db";
import { lockSentence } from "@/components/lock-sentence.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";

/** Who locked the environment and why, and the way to end it. */
export function LockBanner({ at, lock }: { at: EnvironmentAt; lock: EnvironmentLock }) {
  const trpc = useTRPC();
  const missing = useMissingPermission("environment:edit");
  const unlock = useMutation(
    trpc.environments.unlock.mutationOptions({ onError: (error) => notify.failed("The environment was not unlocked", problemOf(error)) }),
  );
  return (
    <div className="-mx-6 -mt-6 max-sm:-mx-4">
      <Banner
        status="warning"
        action={
          <Button size="small" isBusy={unlock.isPending} disabledReason={missing} onClick={() => unlock.mutate(at)}>
            Unlock environment
          </Button>
        }
      >
        {lockSentence(lock)} Plans are allowed, deploys are not.
      </Banner>
    </div>
  );
}
