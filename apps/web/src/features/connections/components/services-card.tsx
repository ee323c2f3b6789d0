"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { HeaderCell, Table } from "@/components/ui/table.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { isTesting } from "./connection-status.tsx";
import { NewServiceDialog } from "./new-service-dialog.tsx";
import { ServiceRows } from "./service-rows.tsx";

const LOOK_WHILE_TESTING_MS = 1_500;
const LOOK_MS = 60_000;

/** Accounts at services that stand beside a cloud. The sandbox brings its own. */
export function ServicesCard({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const services = useQuery({
    ...trpc.connections.services.list.queryOptions({ organization }),
    refetchInterval: ({ state }) => (state.data?.some(isTesting) ? LOOK_WHILE_TESTING_MS : LOOK_MS),
  });
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
                  <HeaderCell>State</HeaderCell>
                  <HeaderCell className="text-right">Used by</HeaderCell>
                  <HeaderCell className="text-right">Actions</HeaderCell>
                </tr>
              </thead>
              <tbody>
                {all.map((service) => (
                  <ServiceRows key={service.id} organization={organization} service={service} />
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryView>
    </Card>
  );
}
