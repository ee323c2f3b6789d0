"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { SERVICE_NAMES, type ServiceName } from "@/clouds/service-names.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { NewServiceDialog } from "./new-service-dialog.tsx";

/** Accounts at services that stand beside a cloud. The sandbox brings its own. */
export function ServicesCard({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const services = useQuery(trpc.connections.services.list.queryOptions({ organization }));
  return (
    <Card title="Services beside a cloud" action={<NewServiceDialog organization={organization} />}>
      <QueryView query={services} failure="The services could not be loaded" skeleton={<SkeletonRows label="Loading services" rows={2} />}>
        {(all) =>
          all.length === 0 ? (
            <p className="text-secondary">
              None yet. Designs with Databricks or Confluent need one on a real cloud; the Sandbox brings its own.
            </p>
          ) : (
            <Table label="Services beside a cloud">
              <thead>
                <tr>
                  <HeaderCell>Name</HeaderCell>
                  <HeaderCell>Service</HeaderCell>
                  <HeaderCell>Account</HeaderCell>
                  <HeaderCell className="text-right">Used by</HeaderCell>
                  <HeaderCell className="text-right">Actions</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {all.map(({ id, name, service, account, usedBy }) => (
                  <Row key={id}>
                    <Cell className="font-medium">{name}</Cell>
                    <Cell>
                      <Chip>{SERVICE_NAMES[service as ServiceName]}</Chip>
                    </Cell>
                    <Cell className="font-mono text-code text-secondary">{account}</Cell>
                    <Cell className="text-right text-secondary">{usedBy === 0 ? "–" : plural(usedBy, "environment")}</Cell>
                    <Cell className="text-right">
                      <RemoveService organization={organization} service={id} name={name} />
                    </Cell>
                  </Row>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </Card>
  );
}

function RemoveService({ organization, service, name }: { organization: string; service: string; name: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const remove = useMutation(
    trpc.connections.services.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.connections.services.list.queryKey() }),
    }),
  );
  return (
    <>
      {remove.isError && <span className="mr-2 text-danger text-small">{problemOf(remove.error).message}</span>}
      <Button
        variant="ghost"
        aria-label={`Remove ${name}`}
        isBusy={remove.isPending}
        disabledReason={missing}
        onClick={() => remove.mutate({ organization, service })}
      >
        Remove
      </Button>
    </>
  );
}
