"use client";

import { Rocket } from "lucide-react";
import { useQueryStates } from "nuqs";
import { DeploymentTable } from "@/components/deployment-table.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useDeploymentRows } from "../../hooks/use-deployment-rows.ts";
import { DeploymentFilters } from "./deployment-filters.tsx";
import { LIST_FILTERS, type ProjectAddress } from "./list-filter.ts";

/** Every deployment of a project, newest first. Rows change in place; new ones wait until they are asked for. */
export function DeploymentsPage({ address }: { address: ProjectAddress }) {
  const [filter, setFilter] = useQueryStates(LIST_FILTERS);
  const { query, rows, fresh, showFresh } = useDeploymentRows(address, filter);
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const designer = paths.designer(address.organization, address.project, "main");
  return (
    <div className="space-y-4">
      <PageHeader title="Deployments" />
      <DeploymentFilters address={address} filter={filter} onFilterChange={(next) => void setFilter(next)} />
      {query.isError && !rows && (
        <ErrorState title="The deployments could not be loaded" problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonRows label="Loading the deployments" />}
      {fresh > 0 && <Button onClick={showFresh}>{`Show ${plural(fresh, "new deployment")}`}</Button>}
      {rows?.length === 0 &&
        fresh === 0 &&
        (isFiltered ? <NothingMatches onClear={() => void setFilter(null)} /> : <NoDeployments designer={designer} />)}
      {rows && rows.length > 0 && (
        <DeploymentTable
          label="Deployments"
          rows={rows}
          hrefOf={(number) => paths.deployment(address.organization, address.project, number)}
        />
      )}
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older deployments
        </Button>
      )}
    </div>
  );
}

function NoDeployments({ designer }: { designer: string }) {
  return (
    <EmptyState
      glyph={<Rocket size={48} strokeWidth={1} />}
      title="No deployments yet"
      action={
        <LinkButton variant="primary" href={designer}>
          Open designer
        </LinkButton>
      }
    >
      Plan the blueprint to see what would be created. Planning changes nothing.
    </EmptyState>
  );
}
