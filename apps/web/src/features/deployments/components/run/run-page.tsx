"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import { LoadedRun } from "./loaded-run.tsx";
import type { RenderCanvas } from "./render-canvas.ts";

export interface RunPageProps {
  readonly address: RunAddress;
  readonly renderCanvas?: RenderCanvas;
}

/** One deployment from its plan to its end. */
export function RunPage({ address, renderCanvas }: RunPageProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.deployments.get.queryOptions(address));
  return (
    <QueryView
      query={query}
      failure="The deployment could not be loaded"
      skeleton={<SkeletonRows label="Loading the deployment" rows={10} />}
    >
      {(run) => <LoadedRun address={address} run={run} renderCanvas={renderCanvas} refetch={() => void query.refetch()} />}
    </QueryView>
  );
}
