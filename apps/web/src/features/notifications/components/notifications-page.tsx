"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { Endpoints } from "./endpoints.tsx";
import { Rules } from "./rules.tsx";

/** What an organisation sends by itself, and where. */
export function NotificationsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const missing = useMissingPermission("notification:manage");
  const enabled = missing === undefined;
  const rules = useQuery(trpc.notifications.rules.queryOptions({ organization }, { enabled }));
  const endpoints = useQuery(trpc.notifications.endpoints.queryOptions({ organization }, { enabled }));
  if (missing !== undefined) return <p className="max-w-[72ch] text-secondary">{missing}</p>;
  return (
    <div className="space-y-6">
      <QueryView query={rules} failure="The rules could not be loaded" skeleton={<SkeletonRows label="Loading rules" rows={3} />}>
        {(all) => <Rules organization={organization} rules={all} endpoints={endpoints.data ?? []} />}
      </QueryView>
      <QueryView
        query={endpoints}
        failure="The endpoints could not be loaded"
        skeleton={<SkeletonRows label="Loading endpoints" rows={2} />}
      >
        {(all) => <Endpoints organization={organization} endpoints={all} />}
      </QueryView>
    </div>
  );
}
