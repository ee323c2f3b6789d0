"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { DEPLOYMENT_STATES, type DeploymentState } from "@zerolake/execution";
import { Rocket } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { DEPLOYMENT_STATE_LOOKS } from "@/components/deployment-state-chip.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DeploymentTable } from "./deployment-table.tsx";

const EVERY_STATE = "every";

/** Every deployment of a project, newest first. Rows change in place as the runs go on. */
export function DeploymentsPage({ organization, project }: { organization: string; project: string }) {
  const trpc = useTRPC();
  const [state, setState] = useQueryState("state", parseAsStringLiteral(DEPLOYMENT_STATES));
  const input = { organization, project, ...(state ? { states: [state] } : {}) };
  const query = useInfiniteQuery(trpc.deployments.list.infiniteQueryOptions(input, { getNextPageParam: (page) => page.nextCursor }));
  const rows = query.data?.pages.flatMap((page) => page.rows);
  const base = `/${organization}/projects/${project}`;
  return (
    <div className="space-y-4">
      <PageHeader title="Deployments" />
      <Field label="State" className="w-56">
        {(control) => (
          <Select
            {...control}
            value={state ?? EVERY_STATE}
            onValueChange={(value) => void setState(value === EVERY_STATE ? null : (value as DeploymentState))}
            options={[
              { value: EVERY_STATE, label: "Every state" },
              ...DEPLOYMENT_STATES.map((value) => ({ value, label: DEPLOYMENT_STATE_LOOKS[value].word })),
            ]}
          />
        )}
      </Field>
      {query.isError && !rows && (
        <ErrorState title="The deployments could not be loaded" problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonRows label="Loading the deployments" />}
      {rows?.length === 0 && (state ? <NothingMatches onClear={() => void setState(null)} /> : <NoDeployments base={base} />)}
      {rows && rows.length > 0 && <DeploymentTable rows={rows} base={base} />}
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older deployments
        </Button>
      )}
    </div>
  );
}

function NoDeployments({ base }: { base: string }) {
  return (
    <EmptyState
      glyph={<Rocket size={48} strokeWidth={1} />}
      title="No deployments yet"
      action={
        <LinkButton variant="primary" href={`${base}/blueprints/main`}>
          Open designer
        </LinkButton>
      }
    >
      Plan the blueprint to see what would be created. Planning changes nothing.
    </EmptyState>
  );
}
