"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { RunAddress } from "../../hooks/use-run-view.ts";
import type { StoredPlan } from "../../store/run-types.ts";
import { OutputsView } from "./outputs-view.tsx";

export function Outputs({
  address,
  environment,
  components,
}: {
  address: RunAddress;
  environment: string;
  components: StoredPlan["components"];
}) {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.deployments.recorded.queryOptions({ organization: address.organization, project: address.project, environment }),
  );
  return (
    <QueryView query={query} failure="The outputs could not be loaded" skeleton={<SkeletonRows label="Loading the outputs" />}>
      {(recorded) => <OutputsView components={components} recorded={recorded} />}
    </QueryView>
  );
}
