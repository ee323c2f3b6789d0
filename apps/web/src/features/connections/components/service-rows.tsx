"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ConnectionCheck } from "@zerolake/db";
import { SERVICE_NAMES, type ServiceName } from "@/clouds/service-names.ts";
import { Button } from "@/components/ui/button.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { plural } from "@/format/number.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ConnectionStatus, isTesting, type TestState } from "./connection-status.tsx";
import { RemoveService } from "./remove-service.tsx";
import { CheckList } from "./test-checklist.tsx";

const COLUMNS = 5;

interface Service extends TestState {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly account: string;
  readonly usedBy: number;
  readonly checks: readonly ConnectionCheck[];
}

/** One account, and below it the steps of its last test: open while it runs and where it found something. */
export function ServiceRows({ organization, service }: { organization: string; service: Service }) {
  const { name, account, usedBy, checks } = service;
  const isOpen = isTesting(service) || checks.some(({ state }) => state === "failed");
  return (
    <>
      <Row>
        <Cell className="max-w-48">
          <span className="block truncate font-medium" title={name}>
            {name}
          </span>
          <span className="block truncate font-mono text-code text-secondary" title={account}>
            {account}
          </span>
        </Cell>
        <Cell>
          <Chip>{SERVICE_NAMES[service.service as ServiceName]}</Chip>
        </Cell>
        <Cell>
          <ConnectionStatus connection={service} />
        </Cell>
        <Cell className="text-right text-secondary">{usedBy === 0 ? "–" : plural(usedBy, "environment")}</Cell>
        <Cell className="whitespace-nowrap text-right">
          <ServiceActions organization={organization} service={service} />
        </Cell>
      </Row>
      {checks.length > 0 && (
        <tr className="border-hairline border-b last:border-b-0">
          <Cell colSpan={COLUMNS}>
            <details open={isOpen}>
              <summary className="cursor-pointer text-secondary">Last test of {name}</summary>
              <div className="py-2">
                <CheckList checks={checks} titleOf={(check) => titleOf(check, service.service as ServiceName)} />
              </div>
            </details>
          </Cell>
        </tr>
      )}
    </>
  );
}

function titleOf(check: ConnectionCheck["name"], service: ServiceName): string {
  const words =
    service === "databricks" ? { credentials: "Client secret", account: "Workspace" } : { credentials: "API key", account: "Organisation" };
  return { ...words, identity: "Identity", region: "Region", permissions: "Permissions" }[check];
}

function ServiceActions({ organization, service }: { organization: string; service: Service }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:test");
  const test = useMutation(
    trpc.connections.services.test.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.connections.services.list.queryKey() }),
      onError: (error) => notify.failed(`${service.name} was not tested`, problemOf(error)),
    }),
  );
  return (
    <>
      <Button
        variant="ghost"
        aria-label={`Test ${service.name}`}
        isBusy={test.isPending || isTesting(service)}
        disabledReason={missing}
        onClick={() => test.mutate({ organization, service: service.id })}
      >
        Test
      </Button>
      <RemoveService organization={organization} service={service} />
    </>
  );
}
