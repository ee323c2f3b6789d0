"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import type { OutputRow } from "@/outputs/output-rows.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import { EnvironmentFrame } from "./environment-frame.tsx";

/** What others need from this environment: addresses to connect to first, then the names by component. */
export function OutputsPage({ at }: { at: EnvironmentAt }) {
  return (
    <EnvironmentFrame at={at} tab="outputs">
      {() => <Outputs at={at} />}
    </EnvironmentFrame>
  );
}

function Outputs({ at }: { at: EnvironmentAt }) {
  const trpc = useTRPC();
  const outputs = useQuery(trpc.environments.outputs.queryOptions(at));
  return (
    <QueryView query={outputs} failure="The outputs could not be loaded" skeleton={<SkeletonRows label="Loading outputs" />}>
      {(rows) => {
        if (rows.length === 0) {
          return (
            <EmptyState glyph={<CategoryGlyph category="streaming" size={48} />} title="No outputs yet">
              After the first successful deployment, addresses to send data to and names to read from stand here.
            </EmptyState>
          );
        }
        const addresses = rows.filter((row) => row.isAddress);
        const components = [...new Set(rows.map((row) => row.component))];
        return (
          <div className="space-y-6">
            {addresses.length > 0 && <OutputCard title="Addresses" rows={addresses} hasComponent />}
            {components.map((component) => {
              const own = rows.filter((row) => row.component === component);
              return <OutputCard key={component} title={own[0]?.title ?? component} rows={own} />;
            })}
          </div>
        );
      }}
    </QueryView>
  );
}

function OutputCard({ title, rows, hasComponent = false }: { title: string; rows: readonly OutputRow[]; hasComponent?: boolean }) {
  return (
    <Card title={title} isFlush>
      <dl>
        {rows.map((row) => (
          <div
            key={`${row.component}.${row.port}.${row.name}`}
            className="grid grid-cols-[minmax(0,14rem)_minmax(0,1fr)] items-center gap-4 border-hairline border-b px-4 py-1.5 last:border-b-0"
          >
            <dt className="truncate text-secondary">
              {hasComponent ? `${row.title} · ${row.name}` : row.name} <span className="text-muted text-small">{row.port}</span>
            </dt>
            <dd className="flex min-w-0 items-center gap-2">
              {row.value === undefined ? (
                <span className="text-muted">unknown</span>
              ) : (
                <>
                  <span className="min-w-0 truncate font-mono text-code" title={row.value}>
                    {row.value}
                  </span>
                  <CopyButton label={`Copy ${row.name} of ${row.title}`} text={row.value} isIconOnly />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
