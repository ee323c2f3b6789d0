"use client";

import { useQuery } from "@tanstack/react-query";
import { Moon } from "lucide-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { HibernationView } from "./hibernation-view.tsx";
import type { ScheduleAt } from "./schedule-at.ts";

/** Stopping the compute of an environment: what stops, what stays, what that saves. Ends in a plan. */
export function HibernatePage({ at }: { at: ScheduleAt }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.schedules.hibernation.queryOptions(at));
  const name = query.data?.name ?? at.environment;
  const back = <LinkButton href={paths.environment(at.organization, at.project, at.environment)}>Back to the environment</LinkButton>;
  return (
    <div className="space-y-6">
      <PageHeader
        title={`Hibernate ${name}`}
        description="Stops compute. Data, catalog, stream and network stay. This makes a plan: nothing stops before somebody approves it."
      />
      <QueryView query={query} failure="The hibernation could not be prepared" skeleton={<SkeletonRows label="Loading what stops" />}>
        {({ hibernation, asleepSince }) => {
          const obstacle = asleepSince ? "It is asleep already" : whyNot(hibernation?.goingCount);
          return hibernation && obstacle === undefined ? (
            <HibernationView at={at} hibernation={hibernation} />
          ) : (
            <EmptyState glyph={<Moon size={48} strokeWidth={1} />} title={obstacle ?? "Nothing is deployed here"} action={back}>
              {asleepSince && "Wake it on its page; planning a version wakes it, too."}
            </EmptyState>
          );
        }}
      </QueryView>
    </div>
  );
}

function whyNot(goingCount: number | undefined): string | undefined {
  if (goingCount === undefined) return "Nothing is deployed here";
  return goingCount === 0 ? "There is no compute that could be stopped" : undefined;
}
