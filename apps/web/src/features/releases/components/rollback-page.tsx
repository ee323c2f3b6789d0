"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { HeaderCell, Table } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { ReleaseAt } from "./release-at.ts";
import { RollbackRow } from "./rollback-row.tsx";

/** Going back to a version that once succeeded here. Ends in a plan. */
export function RollbackPage({ at }: { at: ReleaseAt }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.releases.earlier.queryOptions(at));
  const name = query.data?.name ?? at.environment;
  return (
    <div className="space-y-6">
      <PageHeader
        title={`Roll back ${name}`}
        description="A rollback is an ordinary plan back to an earlier version. Data written since stays unless the plan says it is replaced; secrets and prices are today's."
        actions={<LinkButton href={paths.environment(at.organization, at.project, at.environment)}>Back to the environment</LinkButton>}
      />
      <QueryView query={query} failure="The versions could not be loaded" skeleton={<SkeletonRows label="Loading the versions" rows={4} />}>
        {({ versions, deployedVersion }) =>
          versions.length === 0 ? (
            <EmptyState glyph={<History size={48} strokeWidth={1} />} title="There is no version to go back to">
              {deployedVersion === null ? "Nothing has succeeded here yet." : `Only v${deployedVersion} has succeeded here so far.`}
            </EmptyState>
          ) : (
            <Table label="Versions that once succeeded here">
              <thead>
                <tr>
                  <HeaderCell>Version</HeaderCell>
                  <HeaderCell>Last succeeded</HeaderCell>
                  <HeaderCell>By</HeaderCell>
                  <HeaderCell>Going back would change</HeaderCell>
                  <HeaderCell>Data</HeaderCell>
                  <HeaderCell>
                    <span className="sr-only">Action</span>
                  </HeaderCell>
                </tr>
              </thead>
              <tbody>
                {versions.map((version) => (
                  <RollbackRow key={version.number} at={at} version={version} />
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </div>
  );
}
