"use client";

import { useQuery } from "@tanstack/react-query";
import { findDefinition } from "@zerolake/catalog";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { EmptyState, NothingMatches } from "@/components/ui/empty-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { plural } from "@/format/number.ts";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { loadEnvironmentResources } from "../server/environment-overview.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import { EnvironmentFrame } from "./environment-frame.tsx";
import { ForgetImport } from "./forget-import.tsx";

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
            <EmptyState glyph={<CategoryGlyph category="platform" size={48} />} title="No resources" action={<ImportLink at={at} />}>
              What a deployment creates in the cloud is listed here, with its cloud's own name. What exists already can be imported.
            </EmptyState>
          );
        }
        const wanted = filter.trim().toLowerCase();
        const shown = all.filter((row) => searchText(row, titles).includes(wanted));
        return (
          <div className="space-y-3">
            <div className="flex items-center justify-between gap-4">
              <Input
                aria-label="Find a resource"
                placeholder="Find by component, type or identifier…"
                type="search"
                value={filter}
                onChange={(event) => void setFilter(event.target.value || null)}
                className="max-w-80"
              />
              <span className="flex items-center gap-4">
                <span role="status" className="text-muted text-small">
                  {shown.length < all.length ? `${shown.length} of ${plural(all.length, "resource")}` : plural(all.length, "resource")}
                </span>
                <ImportLink at={at} />
              </span>
            </div>
            {shown.length === 0 ? (
              <NothingMatches onClear={() => void setFilter(null)} />
            ) : (
              <ResourceTable key={wanted} at={at} rows={shown} titles={titles} />
            )}
          </div>
        );
      }}
    </QueryView>
  );
}

/** So many rows are on the page at first, and come with each press of the button below. */
const PAGE_SIZE = 100;

interface ResourceRowsProps {
  readonly at: EnvironmentAt;
  readonly rows: readonly ResourceRow[];
  readonly titles: ReadonlyMap<string, string>;
}

function ImportLink({ at }: { at: EnvironmentAt }) {
  return <LinkButton href={paths.environmentTab(at, "import")}>Import existing…</LinkButton>;
}

function ResourceTable({ at, rows, titles }: ResourceRowsProps) {
  const [limit, setLimit] = useState(PAGE_SIZE);
  return (
    <>
      <ResourceRows at={at} rows={rows.slice(0, limit)} titles={titles} />
      {rows.length > limit && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>{`Show ${Math.min(PAGE_SIZE, rows.length - limit)} more`}</Button>
      )}
    </>
  );
}

function ResourceRows({ at, rows, titles }: ResourceRowsProps) {
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
            <Cell className="max-w-80 truncate font-mono text-code" title={row.address}>
              {row.address}
            </Cell>
            <Cell className="max-w-40 truncate text-secondary" title={titleOf(row, titles)}>
              {titleOf(row, titles)}
            </Cell>
            <Cell className="max-w-64 truncate text-secondary" title={row.type}>
              {row.type}
            </Cell>
            <Cell>
              <span className="flex items-center gap-2">
                <span className="min-w-0 max-w-64 truncate font-mono text-code" title={row.identifier}>
                  {row.identifier}
                </span>
                <CopyButton label={`Copy the identifier of ${row.address}`} text={row.identifier} isIconOnly />
                {row.holdsData && <Chip>holds data</Chip>}
                {row.isKept && <Chip>kept on destroy</Chip>}
                {row.isImported && <Chip>imported</Chip>}
                {row.isImported && <ForgetImport at={at} address={row.address} identifier={row.identifier} />}
              </span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Of a component that is not in the drawing any more its kind, or its id, is all that is known. */
function titleOf({ component }: ResourceRow, titles: ReadonlyMap<string, string>): string {
  return titles.get(component) ?? findDefinition(component)?.title ?? component;
}

function searchText(row: ResourceRow, titles: ReadonlyMap<string, string>): string {
  return `${row.address} ${titleOf(row, titles)} ${row.type} ${row.identifier}`.toLowerCase();
}
