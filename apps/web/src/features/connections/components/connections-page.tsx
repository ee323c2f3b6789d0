"use client";

import { useQuery } from "@tanstack/react-query";
import type { ConnectionSummary } from "@zerolake/db";
import type { Cloud } from "@zerolake/resources";
import Link from "next/link";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { accessName } from "./access-words.ts";
import { ConnectionStatus, isTesting } from "./connection-status.tsx";
import { ServicesCard } from "./services-card.tsx";

const LOOK_WHILE_TESTING_MS = 1_500;
const LOOK_MS = 60_000;

export function ConnectionsPage({ organization }: { organization: string }) {
  const trpc = useTRPC();
  const connections = useQuery({
    ...trpc.connections.list.queryOptions({ organization }),
    refetchInterval: ({ state }) => (state.data?.some(isTesting) ? LOOK_WHILE_TESTING_MS : LOOK_MS),
  });
  const connect = <ConnectButton organization={organization} />;
  return (
    <PageBody>
      <PageHeader
        title="Connections"
        description="The cloud accounts that environments are deployed to. Only the worker can open their credentials."
        actions={connections.data?.length !== 0 && connect}
      />
      <QueryView
        query={connections}
        failure="The connections could not be loaded"
        skeleton={<SkeletonRows label="Loading connections" rows={3} />}
      >
        {(all) =>
          all.length === 0 ? (
            <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No connections yet" action={connect}>
              A connection is a cloud account that environments are deployed to.
            </EmptyState>
          ) : (
            <>
              <ConnectionTable organization={organization} connections={all} />
              {all.every((connection) => connection.method === "sandbox") && (
                <p className="text-secondary">No cloud account yet? The Sandbox behaves like a cloud and is free.</p>
              )}
              <ServicesCard organization={organization} />
            </>
          )
        }
      </QueryView>
    </PageBody>
  );
}

function ConnectButton({ organization }: { organization: string }) {
  const missing = useMissingPermission("connection:manage");
  if (missing) {
    return (
      <Button variant="primary" disabledReason={missing}>
        Connect a cloud
      </Button>
    );
  }
  return (
    <LinkButton variant="primary" href={paths.newConnection(organization)}>
      Connect a cloud
    </LinkButton>
  );
}

function ConnectionTable({ organization, connections }: { organization: string; connections: readonly ConnectionSummary[] }) {
  return (
    <Table label="Connections">
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          <HeaderCell>Cloud</HeaderCell>
          <HeaderCell>Account</HeaderCell>
          <HeaderCell>Access</HeaderCell>
          <HeaderCell>State</HeaderCell>
          <HeaderCell className="text-right">Used by</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {connections.map((connection) => (
          <Row key={connection.id} className="relative">
            <Cell className="whitespace-nowrap">
              <Link href={paths.connection(organization, connection.id)} className="font-medium after:absolute after:inset-0">
                {connection.name}
              </Link>
            </Cell>
            <Cell>
              <Chip>{CLOUD_NAMES[connection.cloud as Cloud]}</Chip>
            </Cell>
            <Cell className="max-w-40 truncate font-mono text-code text-secondary" title={connection.account ?? undefined}>
              {connection.account ?? "–"}
            </Cell>
            <Cell className="text-secondary">
              {connection.method === "sandbox" ? "Built in, keeps nothing, costs nothing" : accessName(connection)}
            </Cell>
            <Cell>
              <ConnectionStatus connection={connection} />
              {connection.isTestPassed === false && connection.testMessage && (
                <p className="max-w-80 truncate text-secondary text-small" title={connection.testMessage}>
                  {connection.testMessage}
                </p>
              )}
            </Cell>
            <Cell className="whitespace-nowrap text-right text-secondary">
              {connection.usedBy.length === 0 ? "–" : plural(connection.usedBy.length, "environment")}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
