"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ConnectCard } from "./connect-card.tsx";
import { GroupRolesCard } from "./group-roles-card.tsx";
import { SyncCard } from "./sync-card.tsx";

/** How the identity provider manages people, in the order in which it is set up. */
export function ScimPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.scim.get.queryOptions({ organization }));
  return (
    <div className="max-w-4xl space-y-6">
      <p className="max-w-[72ch] text-secondary">
        Your identity provider says who may come in and which groups they are in. Whoever it switches off loses their sessions and tokens at
        once.
      </p>
      <QueryView query={query} failure="Provisioning could not be loaded" skeleton={<SkeletonRows label="Loading provisioning" rows={6} />}>
        {(provisioning) => (
          <>
            <ConnectCard organization={organization} provisioning={provisioning} />
            <SyncCard organization={organization} provisioning={provisioning} />
            <GroupRolesCard organization={organization} groups={provisioning.groups} />
          </>
        )}
      </QueryView>
    </div>
  );
}
