"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useReactFlow,
  useStore,
  type Viewport,
} from "@xyflow/react";
import { type CSSProperties, type MouseEvent, useCallback } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { openCamera } from "../../hooks/open-camera.ts";
import { useCanvasKeys } from "../../hooks/use-canvas-keys.ts";
import { useConnecting } from "../../hooks/use-connecting.ts";
import { useContextMenu } from "../../hooks/use-context-menu.ts";
import { useFlowElements } from "../../hooks/use-flow-elements.ts";
import { useOpeningViewport } from "../../hooks/use-opening-viewport.ts";
import { usePaletteDrop } from "../../hooks/use-palette-drop.ts";
import { usePointing } from "../../hooks/use-pointing.ts";
import { useRevealFocus } from "../../hooks/use-reveal-focus.ts";
import { ZoomBucketProvider } from "../../hooks/zoom-bucket-context.tsx";
import { moveNodes } from "../../store/edit/move.ts";
import { clearSelection } from "../../store/edit/selection.ts";
import type { DesignFlowEdge, DesignFlowNode } from "../../store/projection/flow-types.ts";
import { GRID } from "../../store/projection/node-geometry.ts";
import { titleSizePx } from "../../store/projection/zoom-bucket.ts";
import { CanvasControls } from "./canvas-controls.tsx";
import { CanvasMinimap } from "./canvas-minimap.tsx";
import { ComponentNode } from "./component-node.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { DataEdge } from "./data-edge.tsx";
import { FrameNode } from "./frame-node.tsx";
import { RefusalHint } from "./refusal-hint.tsx";

const NODE_TYPES = { component: ComponentNode, frame: FrameNode };
const EDGE_TYPES = { data: DataEdge };
const SNAP: [number, number] = [GRID, GRID];
const FULL_TITLE_PX = 13;
const PAN_BUTTONS = [1, 2];
const ZOOM_KEYS = ["Meta", "Control"];
/**
 * Up to here every node stays in the page, in reading order for screen readers. Beyond, what is out of sight is left out:
 * measured on two cores with software rendering, panning 1,000 nodes so has fewer long tasks than panning 200 without.
 */
const NODES_WITHOUT_CULLING_MAX = 150;

/** The drawing. Every lasting change is an edit of the document; React Flow keeps the camera and running gestures. */
export function BlueprintCanvas({ isEmbedded = false }: { readonly isEmbedded?: boolean }) {
  const store = useDesignerStore();
  const { screenToFlowPosition } = useReactFlow();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const count = useDesigner((state) => state.log.current.blueprint.components.length);
  const focus = useDesigner((state) => state.focus);
  const isConnecting = useDesigner((state) => state.connecting !== undefined);
  const titlePx = useStore((state) => titleSizePx(state.transform[2]));
  const { nodes, edges, onNodesChange, onEdgesChange, takeTransients } = useFlowElements();
  const { canvasRef, opening } = useOpeningViewport(nodes);
  const isHand = useDesigner((state) => state.tool === "hand");
  const isMinimapShown = useDesigner((state) => state.panels.isMinimapShown);
  const connecting = useConnecting();
  const menus = useContextMenu();
  const pointing = usePointing();
  const onKeyDown = useCanvasKeys();
  const drop = usePaletteDrop();
  useRevealFocus();

  const onDragStop = useCallback(() => moveNodes(store, takeTransients()), [store, takeTransients]);
  const onInit = useCallback((flow: ReactFlowInstance<DesignFlowNode, DesignFlowEdge>) => openCamera(flow, store), [store]);
  const onMoveEnd = useCallback((_event: unknown, lastView: Viewport) => store.setState({ lastView }), [store]);
  const onPaneClick = useCallback(() => clearSelection(store), [store]);
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
      <ZoomBucketProvider>
        {opening ? (
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            onNodesChange={onNodesChange}
            onEdgesChange={onEdgesChange}
            onNodeDragStop={onDragStop}
            onSelectionDragStop={onDragStop}
            onPaneClick={onPaneClick}
            {...pointing}
            {...connecting}
            {...menus}
            connectionLineComponent={ConnectionLine}
            connectionRadius={28}
            nodesDraggable={canEdit}
            nodesConnectable={canEdit}
            edgesReconnectable={canEdit}
            nodesFocusable={false}
            edgesFocusable={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode="Shift"
            selectionOnDrag={!isHand}
            selectionMode={SelectionMode.Partial}
            panOnDrag={isHand || PAN_BUTTONS}
            panOnScroll={!isEmbedded}
            zoomOnScroll={!isEmbedded}
            preventScrolling={!isEmbedded}
            panActivationKeyCode="Space"
            zoomActivationKeyCode={ZOOM_KEYS}
            zoomOnDoubleClick={false}
            elevateNodesOnSelect={false}
            snapToGrid
            snapGrid={SNAP}
            minZoom={0.1}
            maxZoom={2}
            defaultViewport={opening}
            onInit={onInit}
            onMoveEnd={onMoveEnd}
            attributionPosition="bottom-center"
            onlyRenderVisibleElements={count > NODES_WITHOUT_CULLING_MAX}
          >
            <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
          </ReactFlow>
        ) : null}
      </ZoomBucketProvider>
      <CanvasControls isEmbedded={isEmbedded} />
      <RefusalHint />
      {count > 0 && isMinimapShown && !isEmbedded ? <CanvasMinimap /> : null}
    </div>
  );
}
