"use client";

import { useQuery } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ApprovalTable } from "./approval-table.tsx";

const LISTS = ["forMe", "mine", "decided"] as const;
type List = (typeof LISTS)[number];

const LABELS: Readonly<Record<List, string>> = { forMe: "Waiting for me", mine: "Mine, waiting for others", decided: "Decided" };
const EMPTY: Readonly<Record<List, { readonly title: string; readonly words: string }>> = {
  forMe: { title: "Nothing waits for you", words: "Plans that you may approve appear here." },
  mine: { title: "Nothing of yours waits for others", words: "Your plans that somebody else has to approve appear here." },
  decided: { title: "Nothing was decided in the last 90 days", words: "Approved and discarded plans stay here with their comments." },
};

/** Plans of all projects by whose turn it is. A decision is only taken with the plan in view, so no row carries one. */
export function ApprovalsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const [list, setList] = useQueryState("show", parseAsStringLiteral(LISTS).withDefault("forMe"));
  const approvals = useQuery(trpc.deployments.approvals.queryOptions({ organization }));
  const labelOf = (value: List) =>
    value === "decided" || !approvals.data ? LABELS[value] : `${LABELS[value]} ${approvals.data[value].length}`;
  return (
    <div className="space-y-4">
      <PageHeader title="Approvals" />
      <SegmentedControl
        label="Which plans"
        value={list}
        onValueChange={(value) => void setList(value as List)}
        segments={LISTS.map((value) => ({ value, label: labelOf(value) }))}
      />
      <QueryView query={approvals} failure="The approvals could not be loaded" skeleton={<SkeletonRows label="Loading the approvals" />}>
        {(lists) => (
          <>
            {lists[list].length === 0 ? (
              <EmptyState glyph={<Hand size={48} strokeWidth={1} />} title={EMPTY[list].title}>
                {EMPTY[list].words}
              </EmptyState>
            ) : (
              <ApprovalTable label={LABELS[list]} rows={lists[list]} organization={organization} />
            )}
            {lists.isCut && <p className="text-muted text-small">Only the newest plans are listed. Older ones are in their projects.</p>}
          </>
        )}
      </QueryView>
    </div>
  );
}
