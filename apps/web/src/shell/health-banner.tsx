"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "@/components/ui/banner.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

const ASK_EVERY_MS = 10_000;

/** Says which part of the installation is away, what still works, and that nothing is lost. */
export function HealthBanner() {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.health.parts.queryOptions(), refetchInterval: ASK_EVERY_MS, retry: false });
  if (!data) return null;
  if (!data.isDatabaseUp) {
    return (
      <Banner status="danger">
        The database does not answer. Nothing can be saved now; the console recovers by itself when it is back.
      </Banner>
    );
  }
  if (!data.isQueueUp) {
    return (
      <Banner status="warning">
        Redis does not answer. Plans and deployments start later than usual, and pages update more slowly. Nothing is lost.
      </Banner>
    );
  }
  if (!data.isWorkerUp) {
    return <Banner status="warning">No worker is running. You can draw and save; plans and deployments wait until a worker starts.</Banner>;
  }
  return null;
}
