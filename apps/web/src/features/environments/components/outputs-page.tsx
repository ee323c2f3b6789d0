"use client";

import { useQuery } from "@tanstack/react-query";
import { OutputList } from "@/components/output-list.tsx";
import { CategoryGlyph } from "@/components/ui/category-glyph.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
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
        return <OutputList rows={rows} />;
      }}
    </QueryView>
  );
}
