"use client";

import { ReactFlowProvider } from "@xyflow/react";
import type { Blueprint, Layout } from "@zerolake/blueprint";
import { useEffect, useState } from "react";
import { DesignerStoreProvider } from "../../hooks/designer-context.tsx";
import { createDesignerStore } from "../../store/create-designer-store.ts";
import type { Overlay } from "../../store/overlay.ts";
import { browserServices } from "../../store/services.ts";
import { viewedTarget } from "../../store/viewed-target.ts";
import { FindBar } from "../find/find-bar.tsx";
import { BlastNote } from "./blast-note.tsx";
import { BlueprintCanvas } from "./blueprint-canvas.tsx";
import { OverlayLegend } from "./overlay-legend.tsx";
import { PlatformChips } from "./platform-chips.tsx";

export interface BlueprintOverlayCanvasProps {
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  readonly overlay: Overlay;
  /** Component to bring into view, e.g. the one chosen in a list beside the canvas. */
  readonly focus?: string | undefined;
  readonly onFocus?: (componentId: string) => void;
  /** Part of a page that scrolls: the wheel stays with the page, a drag moves the drawing. */
  readonly isEmbedded?: boolean;
}

/** A drawing to look at, coloured by a plan or a run. Pages of other features get it from their route. */
export function BlueprintOverlayCanvas({ blueprint, layout, overlay, focus, onFocus, isEmbedded = false }: BlueprintOverlayCanvasProps) {
  const [store] = useState(() =>
    createDesignerStore({
      blueprintId: "",
      design: { blueprint, layout },
      revision: 0,
      mode: { kind: "readOnly", reason: "This drawing shows a deployment. Change the design in the designer." },
      viewed: viewedTarget([], { wanted: null, tier: blueprint.tier }),
      overlay,
      tool: isEmbedded ? "hand" : "pointer",
      services: browserServices,
    }),
  );
  useEffect(() => store.setState({ overlay }), [store, overlay]);
  useEffect(() => {
    if (focus !== undefined) store.setState({ focus, selection: { components: new Set([focus]), edges: new Set(), frames: new Set() } });
  }, [store, focus]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.focus !== undefined && state.focus !== before.focus) onFocus?.(state.focus);
      }),
    [store, onFocus],
  );
  return (
    <DesignerStoreProvider store={store}>
      <ReactFlowProvider>
        <div className="flex size-full min-h-0 flex-col">
          <PlatformChips />
          <div className="relative min-h-0 flex-1 bg-canvas">
            <BlueprintCanvas isEmbedded={isEmbedded} />
            <OverlayLegend />
            <BlastNote />
            <FindBar />
          </div>
        </div>
      </ReactFlowProvider>
    </DesignerStoreProvider>
  );
}
