"use client";

import { useQuery } from "@tanstack/react-query";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { useDashboardFilters } from "../hooks/use-dashboard-filters.ts";
import { useWallboardSettings } from "../hooks/use-wallboard-settings.ts";
import { WallboardScreen } from "./wallboard-screen.tsx";

/** The dashboard of the organisation that a link belongs to, as long as nobody revokes it. */
export function LinkedWallboard({ token }: { token: string }) {
  const trpc = useTRPC();
  const { range, scope } = useDashboardFilters();
  const { refreshMs, theme } = useWallboardSettings();
  const query = useQuery({ ...trpc.wallboards.show.queryOptions({ token, ...scope, range }), refetchInterval: refreshMs });
  const isRevoked = query.error !== null && problemOf(query.error).code === "notFound";
  return (
    <main data-theme={theme} className="h-dvh w-dvw bg-page text-primary">
      {isRevoked ? <Revoked /> : <WallboardScreen name={query.data?.name ?? "Wallboard"} query={query} refreshMs={refreshMs} />}
    </main>
  );
}

function Revoked() {
  return (
    <div className="grid h-full place-items-center p-8 text-center">
      <div className="space-y-2">
        <h1 className="text-display">This link shows nothing any more</h1>
        <p className="text-secondary">It was revoked, or it was not copied whole. Ask an admin of the organisation for a new one.</p>
      </div>
    </div>
  );
}
