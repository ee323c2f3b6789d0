"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { formatClock } from "@/format/time.ts";
import { problemOf } from "./problem.ts";

/**
 * Loading, failed and loaded in the place of one part of a page. Data that was there before a failure stays, with its time.
 */
export function QueryView<Data>({
  query,
  failure,
  skeleton,
  children,
}: {
  query: UseQueryResult<Data, unknown>;
  /** E.g. "The projects could not be loaded". */
  failure: string;
  skeleton: ReactNode;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && (
          <p role="status" className="text-muted text-small">
            as of {formatClock(new Date(query.dataUpdatedAt))}. {problemOf(query.error).message}{" "}
            <button type="button" className="text-accent underline" onClick={() => void query.refetch()}>
              Try again
            </button>
          </p>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <ErrorState title={failure} problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  return skeleton;
}
