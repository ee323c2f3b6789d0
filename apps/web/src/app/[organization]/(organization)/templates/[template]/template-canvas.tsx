"use client";

import { EMPTY_BLUEPRINT } from "@zerolake/blueprint";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { Skeleton, SkeletonBlock } from "@/components/ui/skeleton.tsx";
import { DESIGN_OVERLAY } from "@/features/designer/store/overlay.ts";
import type { TemplatePageData } from "@/features/templates/server/gallery.ts";

const BlueprintOverlayCanvas = dynamic(
  () => import("@/features/designer/components/canvas/blueprint-overlay-canvas.tsx").then((module) => module.BlueprintOverlayCanvas),
  { ssr: false, loading: () => <CanvasSkeleton /> },
);

/** The designer's own canvas, to look around in before the template is used. */
export function TemplateCanvas({ template }: { readonly template: TemplatePageData }) {
  const blueprint = useMemo(() => ({ ...EMPTY_BLUEPRINT, ...template.drawing }), [template.drawing]);
  return (
    <div className="h-112 overflow-hidden rounded-card border border-line">
      <BlueprintOverlayCanvas blueprint={blueprint} layout={template.layout} overlay={DESIGN_OVERLAY} isEmbedded />
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
