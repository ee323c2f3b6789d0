"use client";

import { useQuery } from "@tanstack/react-query";
import { OutputList } from "@/components/output-list.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";

export function Outputs({ address }: { address: RunAddress }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.deployments.outputs.queryOptions(address));
  return (
    <QueryView query={query} failure="The outputs could not be loaded" skeleton={<SkeletonRows label="Loading the outputs" />}>
      {(rows) => (rows.length === 0 ? <p className="text-secondary">This deployment has no outputs.</p> : <OutputList rows={rows} />)}
    </QueryView>
  );
}
