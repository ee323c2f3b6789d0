"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DestroyForm } from "./destroy-form.tsx";
import type { EnvironmentAddress } from "./environment-address.ts";

/** Destroying what an environment, or one deployment in it, has created: a page of its own, never a dialog. */
export function DestroyPage({ address }: { address: EnvironmentAddress }) {
  const trpc = useTRPC();
  const [undo] = useQueryState("undo", parseAsInteger);
  const query = useQuery(trpc.deployments.destroyable.queryOptions({ ...address, ...(undo === null ? {} : { undo }) }));
  const name = query.data?.name ?? address.environment;
  const environmentHref = paths.environment(address.organization, address.project, address.environment);
  return (
    <div className="space-y-6">
      <PageHeader
        title={undo === null ? `Destroy resources of ${name}` : `Undo what #${undo} created in ${name}`}
        description="This makes a plan. Nothing is destroyed before somebody reads and approves it."
      />
      <QueryView query={query} failure="The resources could not be loaded" skeleton={<SkeletonRows label="Loading the resources" />}>
        {(data) =>
          (data.undoOf?.created ?? data.recorded).length === 0 ? (
            <EmptyState
              glyph={<PackageOpen size={48} strokeWidth={1} />}
              title={data.undoOf ? `Nothing that #${data.undoOf.number} created is there any more` : "Nothing is deployed here"}
              action={<LinkButton href={environmentHref}>Back to the environment</LinkButton>}
            />
          ) : (
            <DestroyForm address={address} data={data} environmentHref={environmentHref} />
          )
        }
      </QueryView>
    </div>
  );
}
