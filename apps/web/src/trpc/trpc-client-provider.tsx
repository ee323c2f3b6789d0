"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/router.ts";
import { CALLS_PATH } from "./calls-path.ts";
import { outlivePage } from "./outlive-page.ts";
import { createQueryClient } from "./query-client.ts";
import { TRPCProvider } from "./trpc-context.ts";

const URL_LENGTH_MAX = 2_000;

let browserQueryClient: QueryClient | undefined;

/** One cache per browser tab; on the server one per request. */
function queryClientForHere(): QueryClient {
  if (typeof window === "undefined") return createQueryClient();
  browserQueryClient ??= createQueryClient();
  return browserQueryClient;
}

function endpoint(): string {
  return `${typeof window === "undefined" ? "http://server.invalid" : window.location.origin}${CALLS_PATH}`;
}

export function TrpcClientProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientForHere();
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({ url: endpoint(), transformer: superjson }),
          false: httpBatchLink({ url: endpoint(), transformer: superjson, maxURLLength: URL_LENGTH_MAX, fetch: outlivePage }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
