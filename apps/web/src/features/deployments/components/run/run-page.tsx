"use client";

import { useQuery } from "@tanstack/react-query";
import type { RunView } from "@zerolake/execution";
import type { ReactNode } from "react";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import type { Run } from "../../store/run-types.ts";
import { LoadedRun } from "./loaded-run.tsx";

/** Draws the canvas of a run: the route puts the designer's in. */
export type RenderCanvas = (input: { run: Run; view: RunView }) => ReactNode;

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
