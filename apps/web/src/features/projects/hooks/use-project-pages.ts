"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ProjectFilter } from "./use-project-filter.ts";

/** Pages of projects, last changed first; while another filter is answered the rows of the one before stay. */
export function useProjectPages(organization: string, { filter, owner, cloud, status }: ProjectFilter) {
  const trpc = useTRPC();
  const search = filter.trim();
  const input = {
    organization,
    ...(search === "" ? {} : { search }),
    ...(owner === null ? {} : { owner }),
    ...(cloud === null ? {} : { cloud }),
    ...(status === null ? {} : { status }),
  };
  const query = useInfiniteQuery({
    ...trpc.projects.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }),
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  return { query, rows: pages?.flatMap((page) => page.rows), total: pages?.at(-1)?.total ?? 0 };
}

export type ProjectPages = ReturnType<typeof useProjectPages>;
