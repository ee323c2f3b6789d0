"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageCheck } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { ExistingCard } from "./existing-card.tsx";
import type { ImportAt } from "./import-at.ts";
import { PlannedFields } from "./planned-fields.tsx";

/** Recording what somebody else made in the place of a planned resource: which one, what exists, what would differ. */
export function ImportPage({ at }: { at: ImportAt }) {
  const trpc = useTRPC();
  const planned = useQuery(trpc.imports.planned.queryOptions(at));
  const [address, setAddress] = useQueryState("address", parseAsString);
  const back = <LinkButton href={paths.environmentTab(at, "resources")}>Back to resources</LinkButton>;
  return (
    <div className="space-y-4">
      <PageHeader
        title={`Import into ${planned.data?.environment ?? at.environment}`}
        description="What exists is recorded in the place of a planned resource. Nothing changes in the cloud."
        actions={back}
      />
      <QueryView
        query={planned}
        failure="The planned resources could not be loaded"
        skeleton={<SkeletonRows label="Loading the planned resources" />}
      >
        {({ components, connection, region }) =>
          components.length === 0 && address === null ? (
            <EmptyState glyph={<PackageCheck size={48} strokeWidth={1} />} title="Nothing is left to import" action={back}>
              Everything that the design wants is recorded already, or shared by the whole account.
            </EmptyState>
          ) : (
            <>
              <PlannedFields components={components} address={address} onChoose={(next) => void setAddress(next)} />
              {address !== null && <ExistingCard key={address} at={at} address={address} place={`${connection} in ${region}`} />}
            </>
          )
        }
      </QueryView>
    </div>
  );
}
