"use client";

import { useQuery } from "@tanstack/react-query";
import { findDefinition } from "@zerolake/catalog";
import { parseAsString, useQueryState } from "nuqs";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { loadEnvironmentResources } from "../server/environment-overview.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import { EnvironmentFrame } from "./environment-frame.tsx";

type ResourceRow = Awaited<ReturnType<typeof loadEnvironmentResources>>[number];

export function ResourcesPage({ at }: { at: EnvironmentAt }) {
  return (
    <EnvironmentFrame at={at} tab="resources">
      {({ components }) => <Resources at={at} titles={new Map(components.map(({ id, title }) => [id, title]))} />}
    </EnvironmentFrame>
  );
}

function Resources({ at, titles }: { at: EnvironmentAt; titles: ReadonlyMap<string, string> }) {
  const trpc = useTRPC();
  const resources = useQuery(trpc.environments.resources.queryOptions(at));
  const [filter, setFilter] = useQueryState("filter", parseAsString.withDefault("").withOptions({ history: "replace" }));
  return (
    <QueryView query={resources} failure="The resources could not be loaded" skeleton={<SkeletonRows label="Loading resources" />}>
      {(all) => {
        if (all.length === 0) {
          return (
            <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No resources">
              What a deployment creates in the cloud is listed here, with its cloud's own name.
            </EmptyState>
          );
        }
        const wanted = filter.trim().toLowerCase();
        const shown = all.filter((row) => `${row.address} ${row.type} ${row.identifier}`.toLowerCase().includes(wanted));
        return (
          <div className="space-y-3">
            <div className="flex items-center justify-between gap-4">
              <Input
                aria-label="Filter resources"
                placeholder="Filter by address, type or identifier…"
                type="search"
                value={filter}
                onChange={(event) => void setFilter(event.target.value || null)}
                className="max-w-80"
              />
              <p className="text-muted text-small">{plural(shown.length, "resource")}</p>
            </div>
            {shown.length === 0 ? <NothingMatches onClear={() => void setFilter(null)} /> : <ResourceTable rows={shown} titles={titles} />}
          </div>
        );
      }}
    </QueryView>
  );
}

function ResourceTable({ rows, titles }: { rows: readonly ResourceRow[]; titles: ReadonlyMap<string, string> }) {
  return (
    <Table label="Resources">
      <thead>
        <tr>
          <HeaderCell>Address</HeaderCell>
          <HeaderCell>Component</HeaderCell>
          <HeaderCell>Type</HeaderCell>
          <HeaderCell>Identifier</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.address}>
            <Cell className="whitespace-nowrap font-mono text-code">{row.address}</Cell>
            <Cell className="whitespace-nowrap text-secondary">
              {titles.get(row.component) ?? findDefinition(row.component)?.title ?? row.component}
            </Cell>
            <Cell className="whitespace-nowrap text-secondary">{row.type}</Cell>
            <Cell>
              <span className="flex items-center gap-2">
                <span className="min-w-0 max-w-80 truncate font-mono text-code" title={row.identifier}>
                  {row.identifier}
                </span>
                <CopyButton label={`Copy the identifier of ${row.address}`} text={row.identifier} isIconOnly />
                {row.holdsData && <Chip>holds data</Chip>}
                {row.isKept && <Chip>kept on destroy</Chip>}
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
