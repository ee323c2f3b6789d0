import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/router.ts";

/** A line of the inbox, as the server tells it. */
export type InboxRow = inferRouterOutputs<AppRouter>["inbox"]["lines"]["rows"][number];
