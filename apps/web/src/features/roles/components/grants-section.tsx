"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ROLE_DESCRIPTIONS } from "@zerolake/access";
import { Button } from "@/components/ui/button.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { GrantRole } from "./grant-role.tsx";

/** Roles in single places, on top of what people are in the organisation. */
export function GrantsSection({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const grants = useQuery(trpc.roles.grants.queryOptions({ organization }));
  return (
    <section aria-label="Roles in single places" className="space-y-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="max-w-[72ch] space-y-1">
          <h2 className="text-title">Roles in single places</h2>
          <p className="text-secondary">A role in one project or one environment adds to what a member may. It takes nothing away.</p>
        </div>
        <GrantRole organization={organization} />
      </div>
      <QueryView
        query={grants}
        failure="The roles in single places could not be loaded"
        skeleton={<SkeletonRows label="Loading roles in single places" rows={3} />}
      >
        {(all) =>
          all.length === 0 ? (
            <p className="text-muted">Everybody has the same role everywhere.</p>
          ) : (
            <Table label="Roles in single places">
              <thead>
                <tr>
                  <HeaderCell>Person</HeaderCell>
                  <HeaderCell>Role</HeaderCell>
                  <HeaderCell>Where</HeaderCell>
                  <HeaderCell>Since</HeaderCell>
                  <HeaderCell className="text-right">Actions</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {all.map(({ id, person, role, project, environment, createdAt }) => (
                  <Row key={id}>
                    <Cell>{person.name}</Cell>
                    <Cell title={ROLE_DESCRIPTIONS[role].purpose}>{ROLE_DESCRIPTIONS[role].title}</Cell>
                    <Cell>
                      {project.name}
                      <span className="text-secondary"> / {environment?.name ?? "all environments"}</span>
                    </Cell>
                    <Cell className="text-secondary">
                      <RelativeTime at={createdAt} />
                    </Cell>
                    <Cell className="text-right">
                      <TakeBack organization={organization} grant={id} name={`${ROLE_DESCRIPTIONS[role].title} of ${person.name}`} />
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </section>
  );
}

/** Nothing is asked: it can be granted again. */
function TakeBack({ organization, grant, name }: { organization: string; grant: string; name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("member:manage");
  const end = useMutation(
    trpc.roles.endGrant.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.roles.pathKey() }),
      onError: (error) => notify.failed("The role was not taken back", problemOf(error)),
    }),
  );
  return (
    <Button
      variant="ghost"
      aria-label={`Take back ${name}`}
      disabledReason={missing}
      isBusy={end.isPending}
      onClick={() => end.mutate({ organization, grant })}
    >
      Take back
    </Button>
  );
}
