"use client";

import { useQuery } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { isTrustMethod } from "./access-words.ts";
import { AccountCard } from "./account-card.tsx";
import type { ConnectionAt } from "./connection-at.ts";
import { ConnectionStatus, isTesting } from "./connection-status.tsx";
import { DeleteConnection } from "./delete-connection.tsx";
import { ReplaceKeys } from "./replace-keys.tsx";
import { type NeededRights, RightsCard } from "./rights-card.tsx";
import { SandboxCard } from "./sandbox-card.tsx";
import { ScopeCard } from "./scope-card.tsx";
import { TestChecklist } from "./test-checklist.tsx";
import { SetupCard } from "./trust/setup-card.tsx";
import { useConnectionTest } from "./use-connection-test.ts";
import { UsesCard } from "./uses-card.tsx";

const LOOK_WHILE_TESTING_MS = 1_500;
const LOOK_MS = 60_000;

export function ConnectionPage({ at, rights }: { at: ConnectionAt; rights: Readonly<Record<Cloud, NeededRights>> }) {
  const trpc = useTRPC();
  const connection = useQuery({
    ...trpc.connections.get.queryOptions(at),
    refetchInterval: ({ state }) => (state.data && isTesting(state.data) ? LOOK_WHILE_TESTING_MS : LOOK_MS),
  });
  return (
    <PageBody>
      <QueryView query={connection} failure="The connection could not be loaded" skeleton={<SkeletonRows label="Loading the connection" />}>
        {(data) => (
          <>
            <PageHeader
              title={data.name}
              status={<ConnectionStatus connection={data} />}
              actions={<TestButton at={at} isTesting={isTesting(data)} />}
            />
            {data.isTestPassed === false && data.testMessage && !isTesting(data) && (
              <ErrorState title="The last test failed" problem={{ message: data.testMessage }} />
            )}
            <div className="grid items-start gap-6 lg:grid-cols-2">
              <div className="space-y-6">
                <AccountCard connection={data} />
                <TestChecklist checks={data.checks} connection={data} />
                {isTrustMethod(data.method) && <SetupCard at={at} isTested={data.isTestPassed === true} />}
                {data.method === "sandbox" && data.account && <SandboxCard at={at} cloud={data.cloud as Cloud} />}
                {data.method !== "sandbox" && !isTrustMethod(data.method) && <ReplaceKeys at={at} cloud={data.cloud as Cloud} />}
              </div>
              <div className="space-y-6">
                <Card title="Used by">
                  <UsedBy organization={at.organization} environments={data.usedBy} />
                </Card>
                {data.method !== "sandbox" && !isTrustMethod(data.method) && (
                  <RightsCard cloud={data.cloud as Cloud} rights={rights[data.cloud as Cloud]} />
                )}
                <ScopeCard at={at} />
                <UsesCard at={at} />
                <DeleteConnection at={at} name={data.name} usedBy={data.usedBy} />
              </div>
            </div>
          </>
        )}
      </QueryView>
    </PageBody>
  );
}

function TestButton({ at, isTesting: isRunning }: { at: ConnectionAt; isTesting: boolean }) {
  const missing = useMissingPermission("connection:test");
  const test = useConnectionTest(at);
  return (
    <>
      {test.isError && <span className="text-danger">{problemOf(test.error).message}</span>}
      <Button isBusy={test.isPending || isRunning} disabledReason={missing} onClick={() => test.mutate(at)}>
        Test connection
      </Button>
    </>
  );
}

function UsedBy({
  organization,
  environments,
}: {
  organization: string;
  environments: readonly { id: string; name: string; projectSlug: string; slug: string }[];
}) {
  if (environments.length === 0) return <p className="text-secondary">No environment uses this connection.</p>;
  return (
    <ul className="space-y-1">
      {environments.map((environment) => (
        <li key={environment.id}>
          <Link href={paths.environment(organization, environment.projectSlug, environment.slug)} className="text-accent underline">
            {environment.projectSlug} › {environment.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
