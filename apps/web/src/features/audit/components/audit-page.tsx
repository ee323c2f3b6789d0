"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { AUDIT_FILTER, narrowedBy } from "./audit-filter.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { ChainState } from "./chain-state.tsx";
import { ExportMenu } from "./export-menu.tsx";

/** Who did what, newest first, and whether the record of it is whole. */
export function AuditPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const [filter, setFilter] = useQueryStates(AUDIT_FILTER);
  const narrowed = narrowedBy(filter);
  const query = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { organization, ...narrowed },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows);
  if (query.isError && !rows) {
    return <ErrorState title="The audit log could not be loaded" problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  }
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <p className="max-w-[72ch] text-secondary">
          Everything that people and programs changed here, or were refused. Entries cannot be edited or deleted.
        </p>
        <ExportMenu organization={organization} filter={narrowed} />
      </div>
      <ChainState organization={organization} />
      <AuditFilters filter={filter} onFilterChange={(next) => void setFilter(next)} />
      {query.isPending && <SkeletonRows label="Loading the audit log" />}
      {rows?.length === 0 &&
        (Object.keys(narrowed).length > 0 ? (
          <NothingMatches onClear={() => void setFilter(null)} />
        ) : (
          <EmptyState glyph={<ScrollText size={48} strokeWidth={1} />} title="Nothing was done here yet">
            The first change of this organisation is the first entry.
          </EmptyState>
        ))}
      {rows && rows.length > 0 && <AuditTable rows={rows} />}
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older entries
        </Button>
      )}
    </div>
  );
}
