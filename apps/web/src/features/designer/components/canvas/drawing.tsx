"use client";

import { Background, BackgroundVariant, ReactFlow, type ReactFlowInstance, SelectionMode, useKeyPress, type Viewport } from "@xyflow/react";
import { type MouseEvent, type TouchEvent, useCallback, useMemo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { openCamera } from "../../hooks/open-camera.ts";
import { useConnecting } from "../../hooks/use-connecting.ts";
import { useConnectingByClick } from "../../hooks/use-connecting-by-click.ts";
import { useContextMenu } from "../../hooks/use-context-menu.ts";
import type { FlowElements } from "../../hooks/use-flow-elements.ts";
import { usePointing } from "../../hooks/use-pointing.ts";
import { useZoomBucket } from "../../hooks/zoom-bucket-context.tsx";
import { moveNodes } from "../../store/edit/move.ts";
import { createEdgeHiding } from "../../store/projection/far-edges.ts";
import type { DesignFlowEdge, DesignFlowNode } from "../../store/projection/flow-types.ts";
import { GRID } from "../../store/projection/node-geometry.ts";
import { ComponentNode } from "./component-node.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { DataEdge } from "./data-edge.tsx";
import { FarEdges } from "./far-edges.tsx";
import { FrameNode } from "./frame-node.tsx";

const NODE_TYPES = { component: ComponentNode, frame: FrameNode };
const EDGE_TYPES = { data: DataEdge };
const SNAP: [number, number] = [GRID, GRID];
const PAN_BUTTONS = [1, 2];
/** Held: the wheel zooms, and a drag leaves the grid. */
const ZOOM_KEYS = ["Meta", "Control"];
type MouseOrTouch = Pick<MouseEvent | TouchEvent | globalThis.MouseEvent | globalThis.TouchEvent, "metaKey" | "ctrlKey">;
/**
 * Up to here every node stays in the page, in reading order for screen readers. Beyond, what is out of sight is left out:
 * measured on two cores with software rendering, panning 1,000 nodes so has fewer long tasks than panning 200 without.
 */
const NODES_WITHOUT_CULLING_MAX = 150;

interface DrawingProps {
  readonly elements: FlowElements;
  readonly opening: Viewport;
  readonly isEmbedded: boolean;
}

/** Nodes and edges. Every lasting change is an edit of the document; React Flow keeps the camera and running gestures. */
export function Drawing({ elements, opening, isEmbedded }: DrawingProps) {
  const store = useDesignerStore();
  const { nodes, edges, onNodesChange, onEdgesChange, takeTransients } = elements;
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const isHand = useDesigner((state) => state.tool === "hand");
  const { endAt, ...connecting } = useConnecting();
  const menus = useContextMenu();
  const pointing = usePointing();
  const byClick = useConnectingByClick({ ...connecting, endAt }, pointing);
  const isFar = useZoomBucket() === "dots";
  const drawnEdges = useDrawnEdges(edges, isFar);

  const isFree = useKeyPress(ZOOM_KEYS);
  const onDragStop = useCallback(
    ({ metaKey, ctrlKey }: MouseOrTouch) => moveNodes(store, takeTransients(), { isFree: metaKey || ctrlKey }),
    [store, takeTransients],
  );
  const onInit = useCallback((flow: ReactFlowInstance<DesignFlowNode, DesignFlowEdge>) => openCamera(flow, store), [store]);
  const onMoveEnd = useCallback((_event: unknown, lastView: Viewport) => store.setState({ lastView }), [store]);
  return (
    <ReactFlow
      nodes={nodes}
      edges={drawnEdges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStop={onDragStop}
      onSelectionDragStop={onDragStop}
      {...pointing}
      {...connecting}
      {...byClick}
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
      snapToGrid={!isFree}
      snapGrid={SNAP}
      minZoom={0.1}
      maxZoom={2}
      defaultViewport={opening}
      onInit={onInit}
      onMoveEnd={onMoveEnd}
      attributionPosition="bottom-center"
      onlyRenderVisibleElements={nodes.length > NODES_WITHOUT_CULLING_MAX}
    >
      {isFar ? <FarEdges nodes={nodes} edges={edges} /> : null}
      <Background variant={BackgroundVariant.Dots} gap={24} size={1} />
    </ReactFlow>
  );
}

/** From very far away one line stands for all edges but those that are chosen or lit. */
function useDrawnEdges(edges: DesignFlowEdge[], isFar: boolean): DesignFlowEdge[] {
  const hide = useMemo(() => createEdgeHiding(), []);
  const lit = useDesigner((state) => state.litEdges);
  const blast = useDesigner((state) => state.blast.edges);
  return useMemo(
    () => (isFar ? hide(edges, ({ id, selected }) => selected === true || lit.has(id) || blast.has(id)) : edges),
    [hide, edges, isFar, lit, blast],
  );
}
