"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ConnectionCheck } from "@zerolake/db";
import { SERVICE_NAMES, type ServiceName } from "@/clouds/service-names.ts";
import { Button } from "@/components/ui/button.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { Cell, Row } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ConnectionStatus, isTesting, type TestState } from "./connection-status.tsx";
import { CheckList } from "./test-checklist.tsx";

const COLUMNS = 6;

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
        <Cell className="font-medium">{name}</Cell>
        <Cell>
          <Chip>{SERVICE_NAMES[service.service as ServiceName]}</Chip>
        </Cell>
        <Cell className="font-mono text-code text-secondary">{account}</Cell>
        <Cell>
          <ConnectionStatus connection={service} />
        </Cell>
        <Cell className="text-right text-secondary">{usedBy === 0 ? "–" : plural(usedBy, "environment")}</Cell>
        <Cell className="whitespace-nowrap text-right">
          <ServiceActions organization={organization} service={service} />
        </Cell>
      </Row>
      {checks.length > 0 && (
        <Row>
          <Cell colSpan={COLUMNS}>
            <details open={isOpen}>
              <summary className="cursor-pointer text-secondary">Last test of {name}</summary>
              <div className="py-2">
                <CheckList checks={checks} titleOf={(check) => titleOf(check, service.service as ServiceName)} />
              </div>
            </details>
          </Cell>
        </Row>
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
  const [cannotTest, cannotRemove] = [useMissingPermission("connection:test"), useMissingPermission("connection:manage")];
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.connections.services.list.queryKey() });
  const test = useMutation(trpc.connections.services.test.mutationOptions({ onSettled }));
  const remove = useMutation(trpc.connections.services.remove.mutationOptions({ onSettled }));
  const error = test.error ?? remove.error;
  const input = { organization, service: service.id };
  return (
    <>
      {error && <span className="mr-2 text-danger text-small">{problemOf(error).message}</span>}
      <Button
        variant="ghost"
        aria-label={`Test connection of ${service.name}`}
        isBusy={test.isPending || isTesting(service)}
        disabledReason={cannotTest}
        onClick={() => test.mutate(input)}
      >
        Test connection
      </Button>
      <Button
        variant="ghost"
        aria-label={`Remove ${service.name}`}
        isBusy={remove.isPending}
        disabledReason={cannotRemove}
        onClick={() => remove.mutate(input)}
      >
        Remove
      </Button>
    </>
  );
}
