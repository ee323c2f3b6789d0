"use client";

import { useQuery } from "@tanstack/react-query";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { BlueprintPlace } from "./blueprint-place.ts";
import { RetargetView } from "./retarget-view.tsx";
import "./print.css";

const LOADING = <SkeletonRows label="Loading the drawing" rows={10} />;

/** What the drawing would be on another cloud: part by part, with what is lost and what it costs. */
export function RetargetPage(place: BlueprintPlace) {
  const trpc = useTRPC();
  const { organization, project } = place;
  // The designer keeps what it opened; by now the drawing may have moved on.
  const draft = useQuery(trpc.designer.open.queryOptions({ organization, project }, { staleTime: 0, refetchOnMount: "always" }));
  const surroundings = useQuery(trpc.designer.surroundings.queryOptions({ organization, project }));
  const prices = useQuery(trpc.prices.own.queryOptions({ organization }, { staleTime: "static" }));
  return (
    <PageBody isWide>
      <QueryView query={draft} failure="The drawing could not be loaded" skeleton={LOADING}>
        {(opened) => (
          <QueryView query={surroundings} failure="The environments could not be loaded" skeleton={LOADING}>
            {(around) => (
              <QueryView query={prices} failure="The list of prices could not be loaded" skeleton={LOADING}>
                {({ snapshot }) => (
                  <RetargetView place={place} draft={opened} isNewest={draft.isFetchedAfterMount} surroundings={around} prices={snapshot} />
                )}
              </QueryView>
            )}
          </QueryView>
        )}
      </QueryView>
    </PageBody>
  );
}
