"use client";

import { useQuery } from "@tanstack/react-query";
import type { RunView } from "@zerolake/execution";
import dynamic from "next/dynamic";
import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { Skeleton, SkeletonBlock } from "@/components/ui/skeleton.tsx";
import type { RunAddress } from "@/features/deployments/hooks/use-run-view.ts";
import type { Run } from "@/features/deployments/store/run-types.ts";
import { settledComponents } from "@/features/deployments/store/settled-components.ts";
import { type Overlay, planByComponent } from "@/features/designer/store/overlay.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";

/** The canvas is heavy and most people read the list: it comes when its tab is opened. */
const BlueprintOverlayCanvas = dynamic(
  () => import("@/features/designer/components/canvas/blueprint-overlay-canvas.tsx").then((module) => module.BlueprintOverlayCanvas),
  { ssr: false, loading: () => <CanvasSkeleton /> },
);

/** The deployed version's drawing with the plan, or once it runs the run, laid over it. */
export function RunCanvas({ address: { organization, project }, run, view }: { address: RunAddress; run: Run; view: RunView }) {
  const trpc = useTRPC();
  const { number, version } = run.deployment;
  const [focus, setFocus] = useQueryState("component", parseAsString.withOptions({ history: "replace" }));
  const query = useQuery(trpc.designer.version.queryOptions({ organization, project, number: version ?? 1 }, { staleTime: "static" }));
  const steps = run.plan?.document.steps;
  const isRun = view.enteredAt.applying !== undefined;
  const overlay = useMemo<Overlay>(
    () =>
      isRun
        ? { name: "run", deployment: number, components: settledComponents(view) }
        : { name: "plan", deployment: number, components: planByComponent(steps ?? []) },
    [isRun, number, view, steps],
  );
  return (
    <div className="h-[68vh] min-h-96 overflow-hidden rounded-card border border-line">
      <QueryView query={query} failure="The drawing could not be loaded" skeleton={<CanvasSkeleton />}>
        {({ design }) => (
          <BlueprintOverlayCanvas
            blueprint={design.blueprint}
            layout={design.layout}
            overlay={overlay}
            focus={focus ?? undefined}
            onFocus={(component) => void setFocus(component)}
          />
        )}
      </QueryView>
    </div>
  );
}

function CanvasSkeleton() {
  return (
    <Skeleton label="Loading the drawing" className="size-full p-4">
      <SkeletonBlock className="h-80" />
    </Skeleton>
  );
}
