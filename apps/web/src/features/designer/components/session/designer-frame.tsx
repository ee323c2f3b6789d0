"use client";

import { ReactFlowProvider } from "@xyflow/react";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { paths } from "@/shell/navigation.ts";
import { DesignerActionsProvider } from "../../hooks/designer-actions.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { handleRegionKey } from "../../hooks/regions.ts";
import { useAnalysis } from "../../hooks/use-analysis.ts";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import { useDesignerCommands } from "../../hooks/use-designer-commands.ts";
import { useDrawingFocus } from "../../hooks/use-drawing-focus.ts";
import { useFindingsAnnouncement } from "../../hooks/use-findings-announcement.ts";
import { useKeptFolds } from "../../hooks/use-kept-folds.ts";
import { useKeyHelp } from "../../hooks/use-key-help.ts";
import { useNarrowMode } from "../../hooks/use-narrow-mode.ts";
import { useOverlay } from "../../hooks/use-overlay.ts";
import { usePricing } from "../../hooks/use-pricing.ts";
import { useSelectionInAddress } from "../../hooks/use-selection-in-address.ts";
import { useViewedTarget } from "../../hooks/use-viewed-target.ts";
import { BlastNote } from "../canvas/blast-note.tsx";
import { BlueprintCanvas } from "../canvas/blueprint-canvas.tsx";
import { EmptyCanvas } from "../canvas/empty-canvas.tsx";
import { OverlayLegend } from "../canvas/overlay-legend.tsx";
import { PlatformChips } from "../canvas/platform-chips.tsx";
import { RefusalCard } from "../canvas/refusal-card.tsx";
import { FindBar } from "../find/find-bar.tsx";
import { StatusStrip } from "../findings/status-strip.tsx";
import { Hint } from "../hints/hint.tsx";
import { Inspector } from "../inspector/inspector.tsx";
import { Palette } from "../palette/palette.tsx";
import { DesignerBar } from "../top-bar/designer-bar.tsx";
import { ReadOnlyBar } from "../top-bar/read-only-bar.tsx";
import { AskedParts } from "./asked-parts.tsx";
import type { DesignerFrameProps } from "./designer-frame-props.ts";
import { Notices } from "./notices.tsx";
import { PanelSplitter } from "./panel-splitter.tsx";

const CostPanel = dynamic(async () => (await import("../cost/cost-panel.tsx")).CostPanel);
const HealthLayer = dynamic(async () => (await import("../health-overlay/health-layer.tsx")).HealthLayer);
const SelectionToolbar = dynamic(async () => (await import("../canvas/selection-toolbar.tsx")).SelectionToolbar);
const FindingsPanel = dynamic(async () => (await import("../findings/findings-panel.tsx")).FindingsPanel);
const ListView = dynamic(async () => (await import("../list/list-view.tsx")).ListView);

/** Bars, panels and the drawing between them. */
export function DesignerFrame(props: DesignerFrameProps) {
  const { place, surroundings } = props;
  const [isPlanOpen, setPlanOpen] = useState(false);
  const planOpener = useRef(setPlanOpen);
  const { view, overlay, setAddress } = useDesignerAddress();
  const isNarrow = useNarrowMode();
  useAnalysis();
  useKeyHelp();
  useKeptFolds();
  useFindingsAnnouncement();
  useSelectionInAddress();
  useViewedTarget(surroundings);
  const overlays = useOverlay(place);
  const environment = useDesigner((state) => state.viewed.environment);
  const deployedVersion = surroundings.environments.find(({ slug }) => slug === environment)?.deployedVersion ?? undefined;
  usePricing({ ...place, deployedVersion });
  const shownView = view ?? (isNarrow ? "list" : "canvas");
  useDrawingFocus(shownView);
  const nextOverlay = overlays.next;
  const actions = useMemo(
    () => ({
      toggleView: () => void setAddress({ view: shownView === "list" ? "canvas" : "list" }),
      nextOverlay,
      plan: () => planOpener.current(true),
    }),
    [setAddress, shownView, nextOverlay],
  );
  return (
    <ReactFlowProvider>
      <DesignerActionsProvider actions={actions}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- F6 is heard wherever the focus is inside */}
        <div className="flex h-full min-h-0 flex-col" onKeyDown={handleRegionKey}>
          <DesignerBar {...props} overlays={overlays} view={shownView} plan={{ isOpen: isPlanOpen, setOpen: setPlanOpen }} />
          <ReadOnlyBar {...props} staleOverlay={overlay ? overlays.staleness : undefined} />
          <Panels
            view={shownView}
            isNarrow={isNarrow}
            templatesHref={paths.templates(place.organization)}
            layer={overlay === "health" ? <HealthLayer place={place} /> : null}
          />
          <StatusStrip />
        </div>
        <PageCommands />
        <AskedParts />
        <Notices {...props} />
      </DesignerActionsProvider>
    </ReactFlowProvider>
  );
}

/** Needs the camera, so it stands inside the canvas's provider. */
function PageCommands() {
  useDesignerCommands();
  return null;
}

interface PanelsProps {
  readonly view: "canvas" | "list";
  readonly isNarrow: boolean;
  readonly templatesHref: string;
  /** What an overlay that is loaded by itself says above the drawing. */
  readonly layer: ReactNode;
}

function Panels({ view, isNarrow, templatesHref, layer }: PanelsProps) {
  const panels = useDesigner((state) => state.panels);
  const isSeveral = useDesigner((state) => state.selection.components.size > 1);
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  return (
    <div className="flex min-h-0 flex-1">
      {panels.isPaletteOpen && canEdit ? <Palette /> : null}
      <div className="flex min-w-0 flex-1 flex-col">
        <PlatformChips />
        <div className="relative min-h-0 flex-1 bg-canvas">
          {view === "list" ? <ListView /> : <BlueprintCanvas />}
          <EmptyCanvas templatesHref={templatesHref} />
          {isSeveral ? <SelectionToolbar /> : null}
          <FindBar />
          <OverlayLegend />
          {layer}
          <BlastNote />
          <RefusalCard />
          <Hint id="port" className="absolute bottom-16 left-1/2 z-10 w-88 max-w-[calc(100%-1.5rem)] -translate-x-1/2" />
          <Hint id="plan" className="absolute top-3 right-3 z-10 w-88 max-w-[calc(100%-1.5rem)]" />
        </div>
        {panels.isFindingsOpen ? (
          <>
            <PanelSplitter panel="findingsHeight" />
            <FindingsPanel />
          </>
        ) : null}
        {panels.isCostOpen ? (
          <>
            <PanelSplitter panel="findingsHeight" />
            <CostPanel />
          </>
        ) : null}
      </div>
      {panels.isInspectorOpen && !isNarrow ? (
        <>
          <PanelSplitter panel="inspectorWidth" />
          <Inspector />
        </>
      ) : null}
    </div>
  );
}
