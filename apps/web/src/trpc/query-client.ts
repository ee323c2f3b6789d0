import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";
import { problemOf } from "./problem.ts";

const STALE_AFTER_MS = 10_000;
const REFETCH_EVERY_MS = 60_000;
const RETRIES_MAX = 2;

/** Server state of the console: refetched on focus and every minute; events invalidate it sooner. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        refetchInterval: REFETCH_EVERY_MS,
        // Only what may pass by itself is tried again; a refusal stays a refusal.
        retry: (failures, error) => failures < RETRIES_MAX && ["unavailable", "network"].includes(problemOf(error).code ?? ""),
      },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query),
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
