"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DriftPanel } from "./drift-panel.tsx";

/** What differs in all environments of the organisation. */
export function DriftPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const drift = useQuery(trpc.drift.list.queryOptions({ organization }));
  return (
    <div className="space-y-4">
      <PageHeader title="Drift" />
      <QueryView query={drift} failure="The drift could not be loaded" skeleton={<SkeletonRows label="Loading the drift" />}>
        {(data) => <DriftPanel scope={{ organization }} data={data} />}
      </QueryView>
    </div>
  );
}
