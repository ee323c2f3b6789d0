"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** Pages of projects, last changed first; while a search is answered the rows of the one before stay. */
export function useProjectPages(organization: string, search: string) {
  const trpc = useTRPC();
  const query = useInfiniteQuery({
    ...trpc.projects.list.infiniteQueryOptions(
      { organization, ...(search === "" ? {} : { search }) },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  return { query, rows: pages?.flatMap((page) => page.rows), total: pages?.at(-1)?.total ?? 0 };
}

export type ProjectPages = ReturnType<typeof useProjectPages>;
