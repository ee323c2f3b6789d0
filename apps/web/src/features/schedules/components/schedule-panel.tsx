"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ExpiryForm } from "./expiry-form.tsx";
import { HoursForm } from "./hours-form.tsx";
import type { ScheduleAt } from "./schedule-at.ts";

/** When the environment works, and when it ends. */
export function SchedulePanel({ at }: { readonly at: ScheduleAt }) {
  const trpc = useTRPC();
  const schedule = useQuery(trpc.schedules.get.queryOptions(at));
  return (
    <QueryView
      query={schedule}
      failure="The schedule could not be loaded"
      skeleton={<SkeletonRows label="Loading the schedule" rows={6} />}
    >
      {(data) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <HoursForm at={at} schedule={data} />
          <ExpiryForm at={at} schedule={data} />
        </div>
      )}
    </QueryView>
  );
}
