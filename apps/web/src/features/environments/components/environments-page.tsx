"use client";

import { useQuery } from "@tanstack/react-query";
import type { EnvironmentSummary } from "@zerolake/db";
import Link from "next/link";
import { EnvironmentStatusChip } from "@/components/environment-status-chip.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { UnwellChip } from "@/health/health-chip.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { MoveButtons } from "./move-buttons.tsx";
import { NewEnvironmentDialog } from "./new-environment-dialog.tsx";

interface ProjectAt {
  readonly organization: string;
  readonly project: string;
}

export function EnvironmentsPage({ at }: { at: ProjectAt }) {
  const trpc = useTRPC();
  const environments = useQuery(trpc.environments.list.queryOptions(at));
  const create = <NewEnvironmentButton at={at} />;
  return (
    <PageBody>
      <PageHeader title="Environments" actions={environments.data?.length !== 0 && create} />
      <QueryView
        query={environments}
        failure="The environments could not be loaded"
        skeleton={<SkeletonRows label="Loading environments" rows={3} />}
      >
        {(all) =>
          all.length === 0 ? (
            <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No environments yet" action={create}>
              An environment is one place where the blueprint is deployed, with its own cloud, region and size.
            </EmptyState>
          ) : (
            <EnvironmentTable at={at} environments={all} />
          )
        }
      </QueryView>
      <NewEnvironmentDialog at={at} />
    </PageBody>
  );
}

function NewEnvironmentButton({ at }: { at: ProjectAt }) {
  const missing = useMissingPermission("environment:create");
  if (missing) {
    return (
      <Button variant="primary" disabledReason={missing}>
        New environment
      </Button>
    );
  }
  return (
    <LinkButton variant="primary" href={paths.newEnvironment(at.organization, at.project)}>
      New environment
    </LinkButton>
  );
}

function EnvironmentTable({ at, environments }: { at: ProjectAt; environments: readonly EnvironmentSummary[] }) {
  return (
    <Table label="Environments">
      <thead>
        <tr>
          <HeaderCell>Name</HeaderCell>
          {environments.length > 1 && <HeaderCell>Order of promotion</HeaderCell>}
          <HeaderCell>State</HeaderCell>
          <HeaderCell>Version</HeaderCell>
          <HeaderCell>Where</HeaderCell>
          <HeaderCell>Size</HeaderCell>
          <HeaderCell className="text-right">Resources</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {environments.map((environment, index) => (
          <Row key={environment.id} className="relative">
            <Cell>
              <Link
                href={paths.environment(at.organization, at.project, environment.slug)}
                className="font-medium after:absolute after:inset-0"
              >
                {environment.name}
              </Link>
            </Cell>
            {environments.length > 1 && (
              <Cell>
                <MoveButtons at={at} environments={environments} index={index} />
              </Cell>
            )}
            <Cell>
              <span className="inline-flex flex-wrap gap-1.5">
                <EnvironmentStatusChip environment={environment} />
                <UnwellChip status={environment.health} />
              </span>
              {environment.expiresAt !== null && (
                <span className="pl-2 text-small text-warning">
                  ends <RelativeTime at={environment.expiresAt} />
                </span>
              )}
            </Cell>
            <Cell>{environment.deployedVersion === null ? "–" : `v${environment.deployedVersion}`}</Cell>
            <Cell className="text-secondary">
              {environment.connection.name} · {environment.region}
            </Cell>
            <Cell className="text-secondary capitalize">{environment.tier}</Cell>
            <Cell className="text-right">{environment.resourceCount}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
