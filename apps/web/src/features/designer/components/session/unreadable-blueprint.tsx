"use client";

import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { plural } from "@/format/number.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { downloadText } from "../../hooks/download-text.ts";
import type { Surroundings } from "../../server/describe-surroundings.ts";
import type { DesignerPlace } from "./designer-place.ts";
import { DesignerSkeleton } from "./designer-skeleton.tsx";
import { SalvagedSession } from "./salvaged-session.tsx";

interface UnreadableBlueprintProps {
  readonly place: DesignerPlace;
  readonly surroundings: Surroundings;
}

/** A newer version wrote the draft: why it cannot be opened, what can be looked at all the same, and all of it as a file. */
export function UnreadableBlueprint({ place, surroundings }: UnreadableBlueprintProps) {
  const trpc = useTRPC();
  const salvage = useQuery(trpc.designer.salvage.queryOptions(place, { staleTime: "static" }));
  const [isOpen, setOpen] = useState(false);
  const title = "This blueprint could not be opened";
  if (salvage.isError) {
    return (
      <div className="mx-auto max-w-2xl p-8">
        <ErrorState title={title} problem={problemOf(salvage.error)} onRetry={() => void salvage.refetch()} />
      </div>
    );
  }
  if (!salvage.data) return <DesignerSkeleton />;
  if (isOpen) return <SalvagedSession place={place} salvage={salvage.data} surroundings={surroundings} />;
  const { because, blueprint, componentsLeftOut, edgesLeftOut, text } = salvage.data;
  return (
    <div className="mx-auto max-w-2xl p-8">
      <div role="alert" className="flex gap-3 rounded-card border border-danger-solid bg-danger-tint p-4">
        <TriangleAlert aria-hidden="true" size={20} strokeWidth={1.5} className="mt-0.5 shrink-0 text-danger" />
        <div className="min-w-0 space-y-2">
          <h2 className="text-danger text-title">
            {title}: {because}.
          </h2>
          <p>Update Zerolake to change it. Nothing in it is lost.</p>
          <p className="text-secondary">
            Of it this version can show {plural(blueprint.components.length, "component")} and{" "}
            {plural(blueprint.edges.length, "connection")}
            {componentsLeftOut + edgesLeftOut > 0
              ? `, not ${plural(componentsLeftOut, "component")} and ${plural(edgesLeftOut, "connection")}`
              : ""}
            .
          </p>
          <div className="flex flex-wrap gap-2 pt-1">
            <Button size="small" onClick={() => setOpen(true)}>
              Open read-only
            </Button>
            <Button size="small" onClick={() => downloadText("blueprint.json", text)}>
              Download JSON
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}
