"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ConnectionCard } from "./connection-card.tsx";
import { DomainsCard } from "./domains-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { StateCard } from "./state-card.tsx";
import { TestCard } from "./test-card.tsx";

/** How the people of an organisation sign in, in the order in which it is set up. */
export function SsoPage({ organization, problem }: { organization: string; problem?: string | undefined }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.sso.get.queryOptions({ organization }));
  return (
    <div className="max-w-4xl space-y-6">
      <p className="max-w-[72ch] text-secondary">
        People sign in with the account that they have at work. Verify your domain, connect your identity provider, test it, then require
        it.
      </p>
      <QueryView
        query={query}
        failure="Single sign-on could not be loaded"
        skeleton={<SkeletonRows label="Loading single sign-on" rows={6} />}
      >
        {(sso) => (
          <>
            <DomainsCard organization={organization} domains={sso.domains} />
            <ConnectionCard key={sso.connection?.revision ?? 0} organization={organization} sso={sso} />
            {sso.connection && <TestCard organization={organization} connection={sso.connection} problem={problem} />}
            {sso.connection && <StateCard key={`state-${sso.connection.revision}`} organization={organization} sso={sso} />}
            <SessionsCard key={JSON.stringify(sso.sessions)} organization={organization} sessions={sso.sessions} />
          </>
        )}
      </QueryView>
    </div>
  );
}
