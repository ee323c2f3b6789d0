import "server-only";
import { dehydrate, type FetchInfiniteQueryOptions, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import { TRPCError } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { currentContext } from "@/server/trpc/current-context.ts";
import { appRouter } from "@/server/trpc/router.ts";
import { createQueryClient } from "./query-client.ts";

const queryClientOfRequest = cache(createQueryClient);
const contextOfRequest = cache(currentContext);

/** For pages on the server: the same options as `useTRPC()`, answered without a request over the network. */
export const trpcOnServer = createTRPCOptionsProxy({ ctx: contextOfRequest, router: appRouter, queryClient: queryClientOfRequest });

/** Fetches before the page is sent. A failure is left to the browser, which asks again and shows it in its place. */
export async function prefetch(...queries: readonly Prefetchable[]): Promise<void> {
  const queryClient = queryClientOfRequest();
  await Promise.all(queries.map((query) => queryClient.prefetchQuery({ ...(query as FetchQueryOptions), retry: false })));
}

/** As `prefetch`, for the first page of a list that is loaded page by page. */
export async function prefetchFirstPage(query: Prefetchable): Promise<void> {
  await queryClientOfRequest().prefetchInfiniteQuery({ ...(query as FetchInfiniteQueryOptions), retry: false });
}

/** What `trpcOnServer.….queryOptions()` gives; its data and error types differ from query to query. */
interface Prefetchable {
  readonly queryKey: QueryKey;
}

/** As `prefetch`, for what the page is about: when it does not exist, or belongs to others, the page says so. */
export async function prefetchSubject(query: Prefetchable): Promise<void> {
  try {
    await queryClientOfRequest().fetchQuery({ ...(query as FetchQueryOptions), retry: false });
  } catch (error) {
    if (isOutOfReach(error)) notFound();
  }
}

/** Whether an address leads nowhere for this person. One that no address can look like is no different. */
export function isOutOfReach(error: unknown): boolean {
  return error instanceof TRPCError && ["NOT_FOUND", "FORBIDDEN", "BAD_REQUEST"].includes(error.code);
}

/** Hands what was prefetched over to the components below. */
export function Hydrated({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClientOfRequest())}>{children}</HydrationBoundary>;
}

/** Calls procedures directly, as the person who asks for the page. */
export async function serverCaller() {
  return appRouter.createCaller(await contextOfRequest());
}
