"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { useReactFlow, useStore } from "@xyflow/react";
import { type CSSProperties, type MouseEvent, useCallback } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { EdgeDetailProvider } from "../../hooks/edge-detail-context.tsx";
import { useCanvasKeys } from "../../hooks/use-canvas-keys.ts";
import { useFlowElements } from "../../hooks/use-flow-elements.ts";
import { useOpeningViewport } from "../../hooks/use-opening-viewport.ts";
import { usePaletteDrop } from "../../hooks/use-palette-drop.ts";
import { useRevealFocus } from "../../hooks/use-reveal-focus.ts";
import { ZoomBucketProvider } from "../../hooks/zoom-bucket-context.tsx";
import { isOnlyAnEdge } from "../../store/keyboard/edge-moves.ts";
import { titleSizePx } from "../../store/projection/zoom-bucket.ts";
import { CanvasControls } from "./canvas-controls.tsx";
import { CanvasMinimap } from "./canvas-minimap.tsx";
import { Drawing } from "./drawing.tsx";
import { RefusalHint } from "./refusal-hint.tsx";

const FULL_TITLE_PX = 13;

/** The drawing with what belongs to looking at it: keys, drops, camera, minimap. */
export function BlueprintCanvas({ isEmbedded = false }: { readonly isEmbedded?: boolean }) {
  const store = useDesignerStore();
  const { screenToFlowPosition } = useReactFlow();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const count = useDesigner((state) => state.log.current.blueprint.components.length);
  // A chosen connection has the roving focus; it is announced, since nothing in the page stands for it.
  const focus = useDesigner(({ focus: component, selection }) => (isOnlyAnEdge(selection) ? undefined : component));
  const isConnecting = useDesigner((state) => state.connecting !== undefined);
  const titlePx = useStore((state) => titleSizePx(state.transform[2]));
  const elements = useFlowElements();
  const { canvasRef, opening } = useOpeningViewport(elements.nodes);
  const isHand = useDesigner((state) => state.tool === "hand");
  const isMinimapShown = useDesigner((state) => state.panels.isMinimapShown);
  const onKeyDown = useCanvasKeys();
  const drop = usePaletteDrop();
  useRevealFocus();

  const onDoubleClick = useCallback(
    (event: MouseEvent) => {
      if (!canEdit || !(event.target as Element).classList.contains("react-flow__pane")) return;
      const anchor = { x: event.clientX, y: event.clientY };
      store.setState({ addRequest: { at: screenToFlowPosition(anchor), anchor } });
    },
    [store, canEdit, screenToFlowPosition],
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application handles its own keys
    <div
      ref={canvasRef}
      id="designer-canvas"
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the canvas is one Tab stop; the focus inside it roves
      tabIndex={0}
      aria-label={`Blueprint canvas, ${count} ${count === 1 ? "component" : "components"}`}
      aria-describedby="designer-canvas-keys"
      {...(focus ? { "aria-activedescendant": `node-${focus}` } : {})}
      data-connecting={isConnecting || undefined}
      data-hand={isHand || undefined}
      className="designer-canvas relative size-full"
      style={{ "--designer-title-px": `${titlePx}px`, "--designer-scale": titlePx / FULL_TITLE_PX } as CSSProperties}
      onKeyDown={onKeyDown}
      onDoubleClick={onDoubleClick}
      {...drop}
    >
      <p id="designer-canvas-keys" className="sr-only">
        Arrow keys follow connections, E connects, L opens the list, question mark shows all keys.
      </p>
      {opening ? (
        <ZoomBucketProvider>
          <EdgeDetailProvider elements={elements} opening={opening}>
            <Drawing elements={elements} opening={opening} isEmbedded={isEmbedded} />
          </EdgeDetailProvider>
        </ZoomBucketProvider>
      ) : null}
      <CanvasControls isEmbedded={isEmbedded} />
      <RefusalHint />
      {count > 0 && isMinimapShown && !isEmbedded ? <CanvasMinimap /> : null}
    </div>
  );
}
