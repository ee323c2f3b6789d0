"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ListFilter, ProjectAddress } from "../components/list/list-filter.ts";

/** Pages of deployments. Those that appear while the list is open are counted, and shown when asked for. */
export function useDeploymentRows(address: ProjectAddress, { state, environment, by, within }: ListFilter) {
  const trpc = useTRPC();
  const input = {
    ...address,
    ...(state ? { states: [state] } : {}),
    ...(environment ? { environment } : {}),
    ...(by ? { by } : {}),
    ...(within ? { within } : {}),
  };
  const query = useInfiniteQuery(trpc.deployments.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  const all = query.data?.pages.flatMap((page) => page.rows);
  return { query, ...useHeldBack(all, JSON.stringify(input)) };
}

/** Holds back rows that are newer than the newest of the first look at a list; each list (`key`) has its own first look. */
function useHeldBack<Row extends { readonly number: number }>(all: readonly Row[] | undefined, key: string) {
  const [seen, setSeen] = useState<{ readonly key: string; readonly newest: number }>();
  const newest = all?.[0]?.number ?? 0;
  if (all && seen?.key !== key) setSeen({ key, newest });
  const limit = seen?.key === key ? seen.newest : newest;
  const rows = all?.filter((row) => row.number <= limit);
  return { rows, fresh: all && rows ? all.length - rows.length : 0, showFresh: () => setSeen({ key, newest }) };
}
