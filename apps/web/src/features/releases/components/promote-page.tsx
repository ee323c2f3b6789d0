"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { paths } from "@/shell/navigation.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { PromotionForm } from "./promotion-form.tsx";
import type { ReleaseAt } from "./release-at.ts";

/** Bringing a version here from another environment: what comes, what stays different, what proves it. Ends in a plan. */
export function PromotePage({ at }: { at: ReleaseAt }) {
  const trpc = useTRPC();
  const [{ from, version }, setWanted] = useQueryStates({ from: parseAsString, version: parseAsInteger });
  const wanted = { ...(from === null ? {} : { from }), ...(version === null ? {} : { version }) };
  const query = useQuery(trpc.releases.promotion.queryOptions({ ...at, ...wanted }));
  const promotion = query.data?.promotion;
  const name = query.data?.target.name ?? at.environment;
  return (
    <div className="space-y-6">
      <PageHeader
        title={promotion ? `Promote v${promotion.version} from ${promotion.from.name} to ${name}` : `Promote a version to ${name}`}
        description="This makes a plan. Nothing is deployed before somebody reads and approves it."
      />
      <QueryView query={query} failure="The promotion could not be prepared" skeleton={<SkeletonRows label="Loading the promotion" />}>
        {(data) =>
          data.promotion ? (
            <PromotionForm
              key={`${data.promotion.from.slug} ${data.promotion.version}`}
              at={at}
              target={data.target}
              sources={data.sources}
              promotion={data.promotion}
              onChooseSource={(slug) => void setWanted({ from: slug, version: null })}
            />
          ) : (
            <EmptyState
              glyph={<PackageOpen size={48} strokeWidth={1} />}
              title="Nothing can be promoted here yet"
              action={
                <LinkButton href={paths.environment(at.organization, at.project, at.environment)}>Back to the environment</LinkButton>
              }
            >
              No environment before {name} has a version. Deploy one there first, or move {name} in the order of the environments.
            </EmptyState>
          )
        }
      </QueryView>
    </div>
  );
}
